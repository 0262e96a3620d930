package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Maximum size of a result. A longer text is truncated, with a note at its end; a part of anything else would be
 * useless, so the call fails.
 *
 * @param maxBytes the maximum size, as text in UTF-8 or as bytes
 */
record ResultLimit(int maxBytes) {

    private static final int BUFFER = 8192;

    /** Approximate size of a number, a name or a bracket. */
    private static final int SMALL = 8;

    /**
     * The first bytes of a stream.
     *
     * @param bytes at most the maximum size of a result
     * @param total the size of the whole stream
     */
    record Beginning(byte[] bytes, long total) {
        boolean isCut() {
            return total > bytes.length;
        }
    }

    /** Reads a stream to its end, or until the thread is interrupted, and keeps the bytes within the limit. */
    Beginning read(InputStream stream) throws IOException {
        byte[] kept = stream.readNBytes(maxBytes);
        long total = kept.length;
        byte[] buffer = new byte[BUFFER];
        for (int n = stream.read(buffer); n > 0 && !Thread.currentThread().isInterrupted(); n = stream.read(buffer)) {
            total += n;
        }
        return new Beginning(kept, total);
    }

    /** Returns the text, truncated if it exceeds the limit. */
    String text(String text) {
        if (text.length() <= maxBytes / 3) {
            return text;
        }
        if (utf8Length(text) <= maxBytes) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return cut(bytes, bytes.length);
    }

    /** Length in UTF-8, computed without a copy, which may be large; a surrogate is half of four bytes. */
    private static long utf8Length(String text) {
        return text.chars()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate((char) c) ? 2 : 3)
                .sum();
    }

    /** Decodes the beginning of a text and appends a note with the missing size. */
    String cut(byte[] bytes, long total) {
        int end = wholeCharacters(bytes, Math.min(bytes.length, maxBytes));
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "\n[truncated, " + end + " of " + total + " bytes]";
    }

    /** Index after the last complete character before an end. */
    static int wholeCharacters(byte[] bytes, int end) {
        int start = end;
        while (start > 0 && end - start < 4 && (bytes[start - 1] & 0xC0) == 0x80) {
            start--;
        }
        if (start == 0) {
            return end;
        }
        int lead = bytes[start - 1] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return end - start + 1 == length || length == 1 ? end : start - 1;
    }

    /**
     * Checks the size of bytes, or of a value that will be serialised to JSON.
     *
     * @return the approximate size in bytes
     * @throws ToolException if it is too large
     */
    long check(Object result) {
        long weight = weight(result);
        check(weight);
        return weight;
    }

    /** @throws ToolException if a result of this size is too large */
    void check(long bytes) {
        if (bytes > maxBytes) {
            throw new ToolException("The tool's result has " + bytes + " bytes, more than the " + maxBytes
                    + " that this server sends. Ask for less of it.");
        }
    }

    private static long weight(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> weight(entry.getKey()) + weight(entry.getValue()))
                    .sum();
        }
        if (value instanceof JsonNode node && node.isTextual()) {
            return node.textValue().length();
        }
        if (value instanceof JsonNode node && node.isObject()) {
            return node.properties().stream()
                    .mapToLong(entry -> entry.getKey().length() + weight(entry.getValue()))
                    .sum();
        }
        if (value instanceof Object[] values) {
            return Arrays.stream(values).mapToLong(ResultLimit::weight).sum();
        }
        if (value instanceof Iterable<?> values && !(value instanceof JsonNode node && node.isValueNode())) {
            long sum = SMALL;
            for (Object each : values) {
                sum += weight(each);
            }
            return sum;
        }
        return SMALL;
    }
}
