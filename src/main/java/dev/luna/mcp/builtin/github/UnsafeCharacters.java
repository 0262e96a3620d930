package dev.luna.mcp.builtin.github;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that are not permitted in any name of a GitHub URL. Stateless. */
final class UnsafeCharacters {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|[\\u2028\\u2029]");

    /** Characters that change the direction of the text around them: a name would not be what it looks like. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * A dot, slash, backslash or control character that is encoded once more: a proxy that decodes twice would act on it.
     */
    private static final Pattern ENCODED = Pattern.compile("%(?:2[ef]|5c|[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    private UnsafeCharacters() {}

    /** The reason why a text cannot be part of a URL; null if it can. */
    static String of(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return "it contains an incomplete character";
        }
        if (CONTROL.matcher(text).find()) {
            return "it contains a line break or another control character";
        }
        if (DIRECTION.matcher(text).find()) {
            return "it contains a character that changes the direction of the text";
        }
        Matcher encoded = ENCODED.matcher(text);
        return encoded.find()
                ? "it contains '" + encoded.group() + "'; write the character itself, nothing is decoded here"
                : null;
    }
}
