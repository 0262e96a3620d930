package dev.luna.mcp.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses a {@code .env} file as Docker Compose does: comments begin with a blank and {@code #}; text in single quotes is literal;
 * text in double quotes has escape sequences; {@code export} is skipped; {@code NAME: value} is accepted; a name without a value
 * takes it from the environment; {@code $NAME} and {@code ${NAME:-default}} are replaced outside of single quotes. Not
 * thread-safe.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">Compose: interpolation</a>
 */
final class DotenvParser {

    private static final Pattern EXPORT = Pattern.compile("export[\\t\\x0b\\f\\r \\x85\\xa0]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.\\-\\[\\]]*");

    private final String text;
    private final Map<String, String> environment;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    /**
     * @param text the content of the file; a byte-order mark is skipped
     * @param environment the environment variables; in references they override variables of the file
     */
    DotenvParser(String text, Map<String, String> environment) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.environment = environment;
    }

    /**
     * The variables of the file. If a name occurs more than once, the last one wins.
     *
     * @throws IllegalArgumentException with the number of a malformed line, but not its text, which may be a secret
     */
    Map<String, String> parse() {
        while (skipToStatement()) {
            statement();
        }
        return values;
    }

    private boolean skipToStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = endOfLine();
            } else if (isBlank(text.charAt(at)) || text.charAt(at) == '\n') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void statement() {
        var export = EXPORT.matcher(text).region(at, text.length());
        if (export.lookingAt()) {
            at = export.end();
        }
        int begin = at;
        while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(begin, at).strip();
        if (!NAME.matcher(name).matches()) {
            throw problem(begin, "the name has an invalid character, or '=' is missing");
        }
        if (at == text.length() || text.charAt(at) == '\n') {
            if (environment.containsKey(name)) {
                values.put(name, environment.get(name));
            }
            return;
        }
        at++;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        values.put(name, value());
    }

    private String value() {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote == '\'' || quote == '"') {
            String quoted = quoted(quote);
            return quote == '"' ? expanded(DotenvEscapes.replace(quoted)) : quoted;
        }
        String line = text.substring(at, endOfLine());
        at += line.length();
        int comment = line.indexOf(" #");
        return expanded((comment < 0 ? line : line.substring(0, comment)).stripTrailing());
    }

    /** The text in quotes, which can have several lines. A backslash before the quote character is dropped. */
    private String quoted(char quote) {
        int begin = at++;
        StringBuilder inside = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return inside.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                if (text.charAt(at) != quote) {
                    inside.append('\\');
                }
            }
            inside.append(text.charAt(at));
        }
        throw problem(begin, "the quote is not closed");
    }

    private String expanded(String value) {
        try {
            return new DotenvExpansion(name -> environment.containsKey(name) ? environment.get(name) : values.get(name))
                    .expand(value);
        } catch (IllegalArgumentException e) {
            throw problem(at - 1, e.getMessage());
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(char c) {
        return "\t\u000b\f\r \u0085\u00a0".indexOf(c) >= 0;
    }

    private IllegalArgumentException problem(int where, String what) {
        long line = text.substring(0, Math.max(0, where))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
