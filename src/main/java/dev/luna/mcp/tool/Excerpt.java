package dev.luna.mcp.tool;

import java.util.regex.Pattern;

/** Printable parts of texts that this server did not write, for its messages. Cuts between characters, never within one. */
public final class Excerpt {

    /** Maximum length of a foreign text that an error message quotes. */
    public static final int QUOTE = 400;

    private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern BLANK_IN_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]+");

    private Excerpt() {}

    /** Returns the beginning of a text, up to the given number of characters. */
    public static String begin(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(length)) ? length - 1 : length);
    }

    /** Returns the end of a text, up to the given number of characters. */
    public static String end(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int start = text.length() - length;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }

    /** Returns a text in one line: a space replaces each run of white space, control and format characters. */
    public static String oneLine(String text) {
        return BLANK.matcher(text).replaceAll(" ").strip();
    }

    /** Returns a text with its line breaks: a space replaces each run of other control and format characters. */
    public static String printable(String text) {
        return BLANK_IN_LINE.matcher(text).replaceAll(" ").strip();
    }
}
