package dev.luna.mcp.builtin.image.format;

import java.util.Arrays;

/**
 * Walks over the segments of a JPEG file, which may be damaged in any way. As decoders do, it skips filling and garbage between
 * segments, and markers without a length. Not thread-safe.
 */
final class JpegSegments {

    static final int START_OF_SCAN = 0xda;

    private final byte[] file;
    private int marker;
    private int start;
    private int end;

    JpegSegments(byte[] file) {
        this.file = file;
    }

    /** Moves to the next segment; returns false if there is none. */
    boolean next() {
        for (int at = nextMarker(end); at < file.length; at = nextMarker(at + 1)) {
            marker = file[at] & 0xff;
            if (!standsAlone(marker)) {
                start = at + 1;
                end = start + length(start);
                return true;
            }
        }
        return false;
    }

    /** The second byte of the segment's marker. */
    int marker() {
        return marker;
    }

    /** The position of the segment's marker, with which the segment begins. */
    int position() {
        return start - 2;
    }

    /**
     * A copy of what follows the segment's length.
     *
     * @throws DamagedImageException if the segment is longer than the file
     */
    byte[] data() {
        if (end > file.length || end - start < 2) {
            throw new DamagedImageException("segment beyond the end");
        }
        return Arrays.copyOfRange(file, start + 2, end);
    }

    /** The position of the next marker's second byte; the length of the file if there is none. */
    private int nextMarker(int from) {
        int at = from;
        while (at < file.length && file[at] != (byte) 0xff) {
            at++;
        }
        while (at < file.length && file[at] == (byte) 0xff) {
            at++;
        }
        return at;
    }

    /** True if no length follows: a stuffed byte, a restart, the start or the end of an image. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || marker >= 0xd0 && marker <= 0xd9;
    }

    private int length(int at) {
        return at + 1 < file.length ? Math.max(2, (file[at] & 0xff) << 8 | file[at + 1] & 0xff) : file.length - at;
    }
}
