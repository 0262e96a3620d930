package dev.luna.mcp.masking;

import java.util.List;

/**
 * Finds the positions of a text where one of several words may begin. It looks at every second pair of bytes only: one of the first
 * two pairs of a word is among them. Immutable.
 */
final class Beginnings {

    /** A constant, so that the compiler can unroll the loop: the scan is most of what a long response costs. */
    private static final int STEP = 2;

    /** By a pair: true if it is the first or the second one of a word. */
    private final boolean[] pairs = new boolean[1 << 16];

    /** By the first three bytes: true if a word may begin with them. */
    private final boolean[] starts = new boolean[1 << 16];

    /** @param words of three characters at least, each of which is a byte; none means that nothing is found */
    Beginnings(List<String> words) {
        for (String word : words) {
            byte first = (byte) word.charAt(0);
            byte second = (byte) word.charAt(1);
            byte third = (byte) word.charAt(2);
            pairs[pair(first, second)] = true;
            pairs[pair(second, third)] = true;
            starts[start(first, second, third)] = true;
        }
    }

    private static int pair(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }

    /** Three bytes have the same number as some others. */
    private static int start(byte first, byte second, byte third) {
        return (first << 10 ^ second << 5 ^ third) & 0xFFFF;
    }

    /** The first position from another on where a word may begin, or -1. */
    int next(byte[] text, int from) {
        boolean[] known = pairs;
        for (int i = from + 1; i < text.length - 1; i += STEP) {
            if (known[pair(text[i], text[i + 1])]) {
                if (isStart(text, i - 1)) {
                    return i - 1;
                }
                if (isStart(text, i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean isStart(byte[] text, int at) {
        return at + 2 < text.length && starts[start(text[at], text[at + 1], text[at + 2])];
    }
}
