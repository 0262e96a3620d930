package dev.luna.mcp.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The output of a command on one of its pipes, of which only the last bytes are kept.
 *
 * <p>It never blocks: it reads what is available and returns. Not thread-safe.
 */
final class CappedOutput {

    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS_AT_ONCE = 64;

    private final InputStream pipe;
    private final byte[] kept;
    private final byte[] chunk = new byte[CHUNK];
    private long total;

    /** @param limit maximum number of bytes that are kept */
    CappedOutput(InputStream pipe, int limit) {
        this.pipe = pipe;
        this.kept = new byte[limit];
    }

    /** Reads what is available, up to one mebibyte. Returns true if there was anything. */
    boolean drain() throws IOException {
        boolean any = false;
        for (int i = 0; i < CHUNKS_AT_ONCE && pipe.available() > 0; i++) {
            int read = pipe.read(chunk, 0, Math.min(CHUNK, pipe.available()));
            if (read < 0) {
                break;
            }
            keep(read);
            any = true;
        }
        return any;
    }

    private void keep(int length) {
        for (int taken = 0; taken < length; ) {
            int end = (int) (total % kept.length);
            int part = Math.min(length - taken, kept.length - end);
            System.arraycopy(chunk, taken, kept, end, part);
            taken += part;
            total += part;
        }
    }

    /** Returns the end of the output, in UTF-8. If bytes before it were dropped, the first line gives their number. */
    String text() {
        int length = (int) Math.min(total, kept.length);
        byte[] inOrder = new byte[length];
        int begin = (int) ((total - length) % kept.length);
        int part = Math.min(length, kept.length - begin);
        System.arraycopy(kept, begin, inOrder, 0, part);
        System.arraycopy(kept, 0, inOrder, part, length - part);
        if (total == length) {
            return new String(inOrder, StandardCharsets.UTF_8);
        }
        int start = characterAfter(inOrder);
        return "[" + (total - length + start) + " bytes left out]\n"
                + new String(inOrder, start, length - start, StandardCharsets.UTF_8);
    }

    /** Returns the offset of the first whole character: a character of UTF-8 has up to three bytes after its first. */
    private static int characterAfter(byte[] bytes) {
        int start = 0;
        while (start < Math.min(3, bytes.length) && (bytes[start] & 0xC0) == 0x80) {
            start++;
        }
        return start;
    }
}
