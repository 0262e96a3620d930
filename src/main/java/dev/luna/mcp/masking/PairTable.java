package dev.luna.mcp.masking;

import java.util.List;

/**
 * Finds the positions of a text where one of several words may begin, by pairs of bytes. A word holds as many pairs in a row as it
 * is long, less one, so that not all pairs of the text have to be looked at. Immutable.
 */
final class PairTable {

    /** The distance of the pairs that are looked at: the number of pairs in the shortest word. */
    private final int step;

    /** By a pair: true if it is in the beginning of a word. */
    private final boolean[] pairs = new boolean[1 << 16];

    /** @param words of two characters at least, each of which is a byte; none means that nothing is found */
    PairTable(List<String> words) {
        this.step = words.stream().mapToInt(String::length).min().orElse(2) - 1;
        for (String word : words) {
            for (int i = 0; i < step; i++) {
                pairs[pair((byte) word.charAt(i), (byte) word.charAt(i + 1))] = true;
            }
        }
    }

    private static int pair(byte first, byte second) {
        return (first & 0xFF) << 8 | second & 0xFF;
    }

    /** The first position from another on where a word may begin, or -1. */
    int next(byte[] text, int from) {
        for (int i = from + step - 1; i < text.length - 1; i += step) {
            if (pairs[pair(text[i], text[i + 1])]) {
                return i - step + 1;
            }
        }
        return -1;
    }
}
