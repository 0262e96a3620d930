package dev.luna.mcp.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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

    /** By first byte; null if no secret begins with it. */
    private final Candidates[] candidates = new Candidates[256];

    private final Beginnings beginnings;

    /**
     * @param secrets the values to mask; those under 8 characters are ignored
     * @param shapes true to mask also texts that look like secrets
     */
    public SecretMask(Collection<String> secrets, boolean shapes) {
        // A secret that is the beginning of another must not leave the end of the other unmasked.
        List<String> values = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(
                        secret -> Stream.of(secret, secret.replace("\\", "\\\\").replace("\"", "\\\"")))
                .map(secret -> new String(secret.getBytes(UTF_8), ISO_8859_1))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<SecretShape> kinds = shapes ? SecretShape.ALL : List.of();
        values.forEach(secret -> candidates(secret.charAt(0)).secrets().add(secret));
        kinds.forEach(shape -> candidates(shape.prefix().charAt(0)).shapes().add(shape));
        this.beginnings =
                new Beginnings(Stream.concat(values.stream(), kinds.stream().map(SecretShape::prefix))
                        .toList());
    }

    private Candidates candidates(char first) {
        if (candidates[first] == null) {
            candidates[first] = new Candidates(new ArrayList<>(), new ArrayList<>());
        }
        return candidates[first];
    }

    /** The text without its secrets; the same object if there are none. */
    public String mask(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] masked = mask(bytes);
        return masked == bytes ? text : new String(masked, UTF_8);
    }

    /** The text, which is UTF-8, without its secrets; the same array if there are none. */
    public byte[] mask(byte[] bytes) {
        if (beginnings.next(bytes, 0) < 0) {
            return bytes;
        }
        String text = new String(bytes, ISO_8859_1);
        SecretShape.Match secret = next(bytes, text, 0);
        if (secret == null) {
            return bytes;
        }
        StringBuilder masked = new StringBuilder(bytes.length);
        int copied = 0;
        while (secret != null) {
            masked.append(text, copied, secret.start()).append(MARK);
            copied = secret.end();
            secret = next(bytes, text, copied);
        }
        return masked.append(text, copied, text.length()).toString().getBytes(ISO_8859_1);
    }

    /** The number of secrets that {@link #mask} replaces in the text. */
    public int count(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        String latin = new String(bytes, ISO_8859_1);
        int count = 0;
        SecretShape.Match secret = next(bytes, latin, 0);
        while (secret != null) {
            count++;
            secret = next(bytes, latin, secret.end());
        }
        return count;
    }

    /**
     * The first secret from a position on, or null.
     *
     * @param text the bytes of UTF-8 as characters, one for each, so that positions in both are the same
     */
    private SecretShape.Match next(byte[] bytes, String text, int from) {
        for (int at = beginnings.next(bytes, from); at >= 0; at = beginnings.next(bytes, at + 1)) {
            Candidates here = candidates[text.charAt(at)];
            SecretShape.Match secret = here == null ? null : secretAt(text, at, here);
            if (secret != null) {
                return secret;
            }
        }
        return null;
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
