package dev.luna.mcp.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parser of a git configuration file. It follows no include, and stops where the file is malformed, as {@code git config --list}
 * does. Not thread-safe.
 *
 * @see <a href="https://git-scm.com/docs/git-config#_configuration_file">Configuration file</a>
 */
final class GitConfigurationParser {

    /** @param key section, subsection if any, and name, separated by full stops */
    record Entry(String key, String value) {}

    private static final String ESCAPES = "tbn\\\"";
    private static final String ESCAPED = "\t\b\n\\\"";

    private final List<Entry> entries = new ArrayList<>();
    private final String text;
    private int at;
    private String section = "";

    private GitConfigurationParser(String text) {
        this.text = text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n");
    }

    /** Returns the entries in their order. An entry without a value, which means true, is left out. */
    static List<Entry> parse(String text) {
        GitConfigurationParser parser = new GitConfigurationParser(text);
        while (parser.at < parser.text.length() && parser.readItem()) {
            // each one adds to the entries
        }
        return parser.entries;
    }

    /** Reads one item; returns false if it is malformed. */
    private boolean readItem() {
        char c = next();
        if (c == '[') {
            return readSection();
        }
        if (isComment(c)) {
            skipLine();
            return true;
        }
        return isSpace(c) || isOfKey(c) && !Character.isDigit(c) && c != '-' && readEntry(c);
    }

    private boolean readSection() {
        StringBuilder name = new StringBuilder();
        char c = next();
        while (isOfKey(c) || c == '.') {
            name.append(c);
            c = next();
        }
        section = lower(name) + ".";
        return c == ']' || isSpace(c) && readSubsection(c);
    }

    private boolean readSubsection(char space) {
        char c = space;
        while (isSpace(c) && c != '\n') {
            c = next();
        }
        if (c != '"') {
            return false;
        }
        StringBuilder name = new StringBuilder();
        for (c = next(); c != '"' && c != '\n'; c = next()) {
            name.append(c == '\\' ? next() : c);
        }
        section += name + ".";
        return c == '"' && name.indexOf("\n") < 0 && next() == ']';
    }

    private boolean readEntry(char first) {
        StringBuilder name = new StringBuilder().append(first);
        char c = next();
        while (isOfKey(c)) {
            name.append(c);
            c = next();
        }
        while (c == ' ' || c == '\t') {
            c = next();
        }
        return c == '\n' || c == '=' && readValue(section + lower(name));
    }

    private boolean readValue(String key) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int spaces = 0;
        char c = next();
        while (c != '\n' && (quoted || !isComment(c))) {
            if (isSpace(c) && !quoted) {
                spaces += value.isEmpty() ? 0 : 1;
            } else {
                value.append(" ".repeat(spaces));
                spaces = 0;
                if (c == '"') {
                    quoted = !quoted;
                } else if (c != '\\') {
                    value.append(c);
                } else if (!readEscape(value)) {
                    return false;
                }
            }
            c = next();
        }
        if (c != '\n') {
            skipLine();
        }
        if (!quoted) {
            entries.add(new Entry(key, value.toString()));
        }
        return !quoted;
    }

    /** Reads what follows a backslash: at the end of a line, the value goes on in the next one. */
    private boolean readEscape(StringBuilder value) {
        char c = next();
        int escape = ESCAPES.indexOf(c);
        if (escape >= 0) {
            value.append(ESCAPED.charAt(escape));
        }
        return escape >= 0 || c == '\n';
    }

    private void skipLine() {
        while (next() != '\n') {
            // the comment
        }
    }

    /** Returns the next character; at the end of the text, the end of a line. */
    private char next() {
        return at < text.length() ? text.charAt(at++) : '\n';
    }

    private static String lower(StringBuilder name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isComment(char c) {
        return c == '#' || c == ';';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isOfKey(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
