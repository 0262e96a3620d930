package dev.luna.mcp.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the escape sequences in double quotes of a {@code .env} file; any other backslash stays. Stateless. */
final class DotenvEscapes {

    private static final Pattern SEQUENCE = Pattern.compile("\\\\(?:([abcfnrtv$\"\\\\])|0(\\d{3}))");

    private static final Map<String, String> MEANINGS = Map.of(
            "a", "\u0007", "b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t", "v", "\u000b", "\"", "\"", "\\", "\\",
            "$", "$$");

    private DotenvEscapes() {}

    static String replace(String text) {
        return SEQUENCE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(meaning(found.group(1), found.group(2), found.group())));
    }

    /** An escaped dollar sign becomes {@code $$}, which is not a reference to a variable. */
    private static String meaning(String letter, String octal, String whole) {
        if (letter != null) {
            return MEANINGS.getOrDefault(letter, whole);
        }
        return octal.matches("[0-3][0-7]{2}") ? String.valueOf((char) Integer.parseInt(octal, 8)) : whole;
    }
}
