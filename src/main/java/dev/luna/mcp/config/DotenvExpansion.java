package dev.luna.mcp.config;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces references to variables as Docker Compose does: {@code $NAME} and {@code ${NAME}}; {@code ${NAME-word}} has a default,
 * {@code ${NAME+word}} a replacement, and {@code ${NAME?}} is required. With a colon, as in {@code ${NAME:-word}}, an empty
 * variable counts as not set. {@code $$} is a dollar sign. Immutable.
 *
 * @param lookup returns the value of a variable, or null
 */
record DotenvExpansion(UnaryOperator<String> lookup) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws IllegalArgumentException if a reference is malformed, or a required variable is not set */
    String expand(String text) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar == text.length() - 1) {
                return expanded.append(text, at, text.length()).toString();
            }
            expanded.append(text, at, dollar);
            char next = text.charAt(dollar + 1);
            Matcher name = NAME.matcher(text).region(dollar + 1, text.length());
            if (next == '$') {
                expanded.append('$');
                at = dollar + 2;
            } else if (next == '{') {
                at = closing(text, dollar + 2);
                expanded.append(reference(text.substring(dollar + 2, at - 1)));
            } else if (name.lookingAt()) {
                expanded.append(orEmpty(lookup.apply(name.group())));
                at = name.end();
            } else {
                expanded.append('$');
                at = dollar + 1;
            }
        }
        return expanded.toString();
    }

    private static int closing(String text, int begin) {
        int open = 1;
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("'${' is not closed by '}'; write $$ for a dollar sign");
    }

    private String reference(String inside) {
        Matcher name = NAME.matcher(inside);
        if (!name.lookingAt()) {
            throw new IllegalArgumentException("'${' is not followed by a name; write $$ for a dollar sign");
        }
        String value = lookup.apply(name.group());
        String rest = inside.substring(name.end());
        if (rest.isEmpty()) {
            return orEmpty(value);
        }
        boolean colon = rest.startsWith(":");
        String operator = rest.substring(colon ? 1 : 0);
        if (operator.isEmpty() || "-+?".indexOf(operator.charAt(0)) < 0) {
            throw new IllegalArgumentException("'${" + name.group() + "' must be followed by }, -, + or ?");
        }
        boolean set = value != null && !(colon && value.isEmpty());
        String word = operator.substring(1);
        return switch (operator.charAt(0)) {
            case '-' -> set ? value : expand(word);
            case '+' -> set ? expand(word) : "";
            default -> required(name.group(), value, set);
        };
    }

    private static String required(String name, String value, boolean set) {
        if (!set) {
            throw new IllegalArgumentException("the variable " + name + " must be set");
        }
        return value;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
