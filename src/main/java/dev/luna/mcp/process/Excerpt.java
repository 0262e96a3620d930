package dev.luna.mcp.process;

/** Parts of texts, cut between characters and never within one. */
public final class Excerpt {

    private Excerpt() {}

    /** The beginning of a text. */
    public static String begin(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(length)) ? length - 1 : length);
    }

    /** The end of a text. */
    public static String end(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int start = text.length() - length;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
