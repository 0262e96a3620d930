package dev.luna.mcp.builtin.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way to parse a Dockerfile. The classic builder, BuildKit and their versions differ in where an instruction ends, so
 * text for one builder is an instruction for another.
 *
 * @param escape the character that continues a line at its end
 * @param heredocs true if the lines up to a delimiter belong to the instruction that names it
 * @param doubled true if two escapes at the end of a line continue it, too
 * @param indented true if a comment within an instruction may be indented
 */
record DockerfileDialect(char escape, boolean heredocs, boolean doubled, boolean indented) {

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("(?<!\\S)\\d*<<(-?)(['\"]?)([A-Za-z0-9_.-]+)\\2(?!\\S)");
    /** A heredoc whose delimiter builders could read differently. */
    private static final Pattern ODD_HEREDOC = Pattern.compile("(?<!\\S)\\d*<<-?(?=\\S*[\"'\\\\`$])");

    private static final Pattern WITH_HEREDOC = Pattern.compile("(?i)(?:onbuild\\s+)?(?:run|copy|add)\\s.*");

    /** Returns all dialects, BuildKit's newest first. */
    static List<DockerfileDialect> allOf(String text) {
        boolean first = lines(text).stream()
                .takeWhile(line -> DIRECTIVE.matcher(line.strip()).matches())
                .anyMatch(DockerfileDialect::isBacktick);
        boolean anywhere = lines(text).stream()
                .takeWhile(line -> line.isBlank() || line.strip().startsWith("#"))
                .anyMatch(DockerfileDialect::isBacktick);
        String escapes = first ? "`\\" : anywhere ? "\\`" : "\\";
        List<DockerfileDialect> all = new ArrayList<>();
        for (char escape : escapes.toCharArray()) {
            for (int bits = 0; bits < 8; bits++) {
                all.add(new DockerfileDialect(escape, (bits & 1) == 0, (bits & 2) != 0, (bits & 4) == 0));
            }
        }
        return all;
    }

    private static boolean isBacktick(String line) {
        Matcher directive = DIRECTIVE.matcher(line.strip());
        return directive.matches()
                && directive.group(1).equalsIgnoreCase("escape")
                && directive.group(2).equals("`");
    }

    /** Returns the instructions, each in one line, without the text of heredocs. */
    List<String> instructions(String text) {
        List<String> lines = lines(text);
        List<String> instructions = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            String line = lines.get(next++).stripLeading();
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            StringBuilder whole = new StringBuilder();
            boolean open = append(whole, line);
            while (open && next < lines.size()) {
                String more = lines.get(next++);
                if (!more.isBlank() && !isComment(more)) {
                    open = append(whole, more);
                }
            }
            String instruction = whole.toString().strip();
            instructions.add(instruction);
            next = afterHeredocs(instruction, lines, next);
        }
        return instructions;
    }

    /** Splits a text into lines. A carriage return ends a line only before a line feed. */
    private static List<String> lines(String text) {
        return Stream.of(text.replaceFirst("^\uFEFF", "").split("\n", -1))
                .map(line -> line.replaceFirst("\r$", ""))
                .toList();
    }

    private boolean isComment(String line) {
        return (indented ? line.stripLeading() : line).startsWith("#");
    }

    /** Appends a line without its escape. Returns true if the instruction continues. */
    private boolean append(StringBuilder whole, String line) {
        String end = line.stripTrailing();
        int length = end.length();
        boolean goesOn = length > 0
                && end.charAt(length - 1) == escape
                && (doubled || length == 1 || end.charAt(length - 2) != escape);
        whole.append(goesOn ? end.substring(0, length - 1) : line);
        return goesOn;
    }

    private int afterHeredocs(String instruction, List<String> lines, int start) {
        int next = start;
        if (heredocs && WITH_HEREDOC.matcher(instruction).matches()) {
            if (ODD_HEREDOC.matcher(HEREDOC.matcher(instruction).replaceAll("")).find()) {
                throw DockerfileFetches.refused(instruction, "the end of its heredoc cannot be told");
            }
            Matcher heredoc = HEREDOC.matcher(instruction);
            while (heredoc.find()) {
                String delimiter = heredoc.group(3);
                boolean tabs = !heredoc.group(1).isEmpty();
                while (next < lines.size() && !ends(lines.get(next), delimiter, tabs)) {
                    next++;
                }
                next++;
            }
        }
        return next;
    }

    private static boolean ends(String line, String delimiter, boolean tabs) {
        return (tabs ? line.replaceFirst("^\t+", "") : line).equals(delimiter);
    }

    /** Returns true if the text names a frontend, in any of the forms that BuildKit supports. */
    static boolean hasSyntax(String text) {
        Stream<String> head = lines(text).stream()
                .map(String::strip)
                .takeWhile(line ->
                        line.isEmpty() || line.startsWith("#") || line.startsWith("//") || line.startsWith("{"));
        return head.anyMatch(line -> line.startsWith("{") || line.matches("(?i)(#|//)\\s*syntax\\s*=.*"));
    }
}
