package dev.luna.mcp.builtin.image.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of an ICC profile in a JPEG file. They may be in any order, and duplicate or missing in broken files. */
final class IccSegments {

    private static final String NAME = "ICC_PROFILE\0";
    private static final int HEAD = NAME.length() + 2;

    private final SortedMap<Integer, byte[]> parts = new TreeMap<>();
    private int count;

    /** Adds a segment if it is part of a profile; of parts with the same number the first is kept. */
    void add(byte[] segment) {
        if (segment.length > HEAD && ImageFormats.begins(segment, NAME)) {
            int number = segment[HEAD - 2] & 0xff;
            count = Math.max(count, segment[HEAD - 1] & 0xff);
            parts.putIfAbsent(number, Arrays.copyOfRange(segment, HEAD, segment.length));
        }
    }

    /** The whole profile; null if there is none or a part of it is missing. */
    byte[] profile() {
        if (parts.isEmpty() || parts.size() != count || parts.firstKey() != 1 || parts.lastKey() != count) {
            return null;
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.values().forEach(profile::writeBytes);
        return profile.toByteArray();
    }
}
