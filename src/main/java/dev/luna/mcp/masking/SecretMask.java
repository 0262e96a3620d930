package dev.luna.mcp.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces secrets in a text by {@value #MARK}: the given ones, and texts with the shape of a well-known kind of secret. It scans
 * the text once and matches only where a secret may begin. The text may be JSON: a match never ends within an escape or beyond a
 * string. Immutable.
 */
public final class SecretMask {

    /** The text that replaces a secret. */
    public static final String MARK = "***";

    /** The minimum length of a secret; shorter ones might be words. */
    static final int SHORTEST = 8;

    /** The secrets and shapes that begin with a character; longer secrets first. */
    private record Candidates(List<String> secrets, List<SecretShape> shapes) {}

    /** By first character; null if no secret begins with it. */
    private final Candidates[] candidates = new Candidates[Character.MAX_VALUE + 1];

    /**
     * @param secrets the values to mask; those under 8 characters are ignored
     * @param shapes true to mask also texts that look like secrets
     */
    public SecretMask(Collection<String> secrets, boolean shapes) {
        // A secret that is the beginning of another must not leave the end of the other unmasked.
        secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(
                        secret -> Stream.of(secret, secret.replace("\\", "\\\\").replace("\"", "\\\"")))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(secret -> candidates(secret.charAt(0)).secrets().add(secret));
        (shapes ? SecretShape.ALL : List.<SecretShape>of())
                .forEach(shape -> candidates(shape.prefix().charAt(0)).shapes().add(shape));
    }

    private Candidates candidates(char first) {
        if (candidates[first] == null) {
            candidates[first] = new Candidates(new ArrayList<>(), new ArrayList<>());
        }
        return candidates[first];
    }

    /** The text without its secrets; the same object if there are none. */
    public String mask(String text) {
        StringBuilder masked = null;
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            SecretShape.Match secret = secretAt(text, at);
            if (secret == null) {
                at++;
                continue;
            }
            if (masked == null) {
                masked = new StringBuilder(text.length());
            }
            masked.append(text, copied, secret.start()).append(MARK);
            copied = secret.end();
            at = secret.end();
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    /** The number of secrets that {@link #mask} replaces in the text. */
    public int count(String text) {
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            SecretShape.Match secret = secretAt(text, at);
            count += secret == null ? 0 : 1;
            at = secret == null ? at + 1 : secret.end();
        }
        return count;
    }

    private SecretShape.Match secretAt(String text, int at) {
        Candidates here = candidates[text.charAt(at)];
        return here == null ? null : secretAt(text, at, here);
    }

    private static SecretShape.Match secretAt(String text, int at, Candidates candidates) {
        for (String secret : candidates.secrets()) {
            if (text.startsWith(secret, at)) {
                return new SecretShape.Match(at, at + secret.length());
            }
        }
        for (SecretShape shape : candidates.shapes()) {
            if (text.startsWith(shape.prefix(), at)) {
                SecretShape.Match span = shape.find(text, at);
                if (span != null) {
                    return span;
                }
            }
        }
        return null;
    }
}
