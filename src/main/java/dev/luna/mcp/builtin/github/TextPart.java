package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.List;

/**
 * Whole lines of a text, as many as a model can read at once. Immutable.
 *
 * @param text the lines, with their ends
 * @param firstLine the number of the first one, from 1
 * @param lastLine the number of the last one; 0 for an empty text
 * @param lines the number of lines of the whole text
 */
record TextPart(String text, int firstLine, int lastLine, int lines) {

    /** About 8,000 tokens. */
    static final int MAX_CHARACTERS = 32_000;

    private static final String CUT = "[the rest of this line is left out]\n";

    /**
     * Takes lines from a text.
     *
     * @param firstLine the first line wanted, from 1
     * @throws InvalidArgumentException if the text has fewer lines
     */
    static TextPart of(String text, int firstLine) {
        List<String> lines = List.of(text.split("(?<=\n)"));
        if (firstLine > Math.max(1, lines.size())) {
            throw new InvalidArgumentException(
                    "Argument 'from_line' is " + firstLine + ", but the file has " + lines.size() + " lines.");
        }
        StringBuilder part = new StringBuilder();
        int line = firstLine - 1;
        while (line < lines.size() && part.length() + lines.get(line).length() <= MAX_CHARACTERS) {
            part.append(lines.get(line++));
        }
        if (part.isEmpty() && line < lines.size()) {
            part.append(Excerpt.begin(lines.get(line++), MAX_CHARACTERS)).append(CUT);
        }
        return new TextPart(part.toString(), firstLine, line, lines.size());
    }

    /** True if this is the whole text. */
    boolean isWhole() {
        return firstLine == 1 && lastLine == lines && !text.endsWith(CUT);
    }

    /** The instruction for getting the rest, and a warning against writing a part back. */
    String note() {
        return "These are lines " + firstLine + " to " + lastLine + " of " + lines + "."
                + (lastLine < lines ? " For more call again with from_line=" + (lastLine + 1) + "." : "")
                + " Do not commit a part as the file: commit_file replaces the whole file.";
    }
}
