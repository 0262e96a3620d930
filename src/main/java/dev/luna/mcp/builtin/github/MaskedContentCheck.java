package dev.luna.mcp.builtin.github;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.regex.Pattern;

/**
 * Refuses to write the mask that stands for secrets in responses: a caller who edits a file it has read would replace the
 * secret by the mask. Thread-safe.
 */
final class MaskedContentCheck {

    private static final String MARK = SecretMask.MARK;

    /**
     * The mask in the position of a secret: in a URL, a header or an assignment. In Markdown the same stars have other
     * positions.
     */
    private static final Pattern FOR_A_SECRET = Pattern.compile(
            "(?:://[^/\\s:@\"]{1,256}:|[Bb]earer |[:=]\\s?[\"'`]?)" + Pattern.quote(MARK) + "(?![*\\w])");

    private final SecretMask mask;

    MaskedContentCheck(SecretMask mask) {
        this.mask = mask;
    }

    /** The number of secrets in a text, which callers see masked. */
    int places(String text) {
        return mask.count(text);
    }

    /**
     * @param now the text to be written; null if it is none
     * @param before the text of the file that it replaces; null if there is none
     * @throws InvalidArgumentException if it would write a mask
     */
    void refuseIn(String now, String before) {
        if (now == null || !now.contains(MARK)) {
            return;
        }
        boolean replacesSecret = before != null && places(before) > 0 && count(now) > count(before);
        if (replacesSecret
                || now.strip().equals(MARK)
                || FOR_A_SECRET.matcher(now).find() && count(now) > count(before)) {
            throw new InvalidArgumentException(
                    "The content contains '" + MARK + "' where a secret stood: that is how this server"
                            + " shows secrets, and it would replace the secret in the file. Leave such a file to a person, or write"
                            + " a placeholder such as {password}.");
        }
    }

    private static int count(String text) {
        int count = 0;
        for (int at = text == null ? -1 : text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
            count++;
        }
        return count;
    }
}
