package dev.luna.mcp.openapi;

import dev.luna.mcp.tool.Excerpt;
import java.util.regex.Pattern;

/**
 * Text of a document as a description in a tool file: data in one line of limited length, in which nothing is a placeholder. What it
 * says stays the business of the person who reads the file. Stateless.
 */
final class DescriptionText {

    /** A link of Markdown, of which the text is kept. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200})]\\([^()\\s]{1,500}\\)");

    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,200}>");

    /** A sentence is not cut if at least this part of the length is kept without it. */
    private static final double ENOUGH = 0.4;

    private DescriptionText() {}

    /** The beginning of a text: whole sentences if possible, or else whole words. */
    static String begin(String text, int length) {
        String raw = Excerpt.begin(text, 20 * length);
        String line = Excerpt.oneLine(
                        TAG.matcher(LINK.matcher(raw).replaceAll("$1")).replaceAll(" "))
                .replace("{{", "{ {");
        if (line.length() <= length) {
            return line;
        }
        String cut = Excerpt.begin(line, length);
        int sentence = cut.lastIndexOf(". ");
        if (sentence >= length * ENOUGH) {
            return cut.substring(0, sentence + 1);
        }
        int word = cut.lastIndexOf(' ');
        return word < 0 ? cut : cut.substring(0, word) + " ...";
    }
}
