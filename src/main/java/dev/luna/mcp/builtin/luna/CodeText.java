package dev.luna.mcp.builtin.luna;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Separates code from the text of a language model: Markdown fences are removed, and a text without code is detected.
 * Immutable.
 *
 * @param code the code; the whole text if there is no code in it
 * @param language the language that a fence names, or null
 * @param note the text around fenced code, or null
 * @param prose true if there is no code in the text
 *
 */
record CodeText(String code, String language, String note, boolean prose) {

    private static final Pattern FENCE = Pattern.compile(
            "^[ \\t]*(```+|~~~+)[ \\t]*([\\w+#.-]*)[^\\n]*\\n(.*?)(?:^[ \\t]*\\1[ \\t]*$|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * A line that occurs only in code: the end of a block or statement, an assignment, call, declaration, query or include.
     */
    private static final Pattern STATEMENT = Pattern.compile(String.join(
            "|",
            "[{};]\\s*$",
            "\\w\\s*(?::?=|[+*/-]=)\\s*\\S",
            "\\w\\([^)]*\\)\\s*[;{:,)]*\\s*$",
            "->|=>|::",
            "^\\s*(?:import \\S+$|from \\S+ import|def \\w+|class \\w+|return\\b|package \\S+$|use \\S+$|export |else:)",
            "^\\s*(?:if|for|while|try|with|elif|func|fn)\\b.*[:{]$",
            "^\\s*(?:</?[a-zA-Z!]|//|/\\*|#!|#include|#define|\\$ |@\\w+)",
            "(?i:^\\s*(?:select\\b.+\\bfrom\\b|insert into |delete from |update \\w+ set |create (?:table|view|index) ))",
            "^\\s*(?:echo|sudo|cd|npm|pip|git|docker|curl|mvn) [\\w./-]"));

    private static final Pattern SENTENCE = Pattern.compile("\\p{L}[\\p{L}'’,-]*( +[\\p{L}\\d'’\"(),-]+){3,}[.!?:]?");

    /** Separates a text. */
    static CodeText of(String text) {
        String unix = text.replace("\r\n", "\n");
        List<String> blocks = new ArrayList<>();
        String language = null;
        StringBuilder around = new StringBuilder();
        Matcher fence = FENCE.matcher(unix);
        int end = 0;
        while (fence.find()) {
            around.append(unix, end, fence.start());
            end = fence.end();
            blocks.add(fence.group(3).stripTrailing());
            language = language == null && !fence.group(2).isEmpty()
                    ? fence.group(2).toLowerCase(Locale.ROOT)
                    : language;
        }
        if (blocks.isEmpty()) {
            return new CodeText(text, null, null, isProse(unix));
        }
        String note = around.append(unix.substring(end)).toString().strip();
        String code = blocks.stream().collect(Collectors.joining("\n\n", "", "\n"));
        return new CodeText(code, language, note.isEmpty() ? null : note, false);
    }

    /** True if the text has a sentence, and no line that could be a statement. */
    private static boolean isProse(String text) {
        return text.lines().anyMatch(line -> SENTENCE.matcher(line).find())
                && text.lines().noneMatch(line -> STATEMENT.matcher(line).find());
    }
}
