package dev.luna.mcp.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The known secrets and shapes of secrets, in the form in which a text is searched for them: one scan that matches only where a
 * secret may begin. Immutable.
 */
final class SecretTable {

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
    SecretTable(Collection<String> secrets, boolean shapes) {
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

    /** False if the text contains no secret for certain. */
    boolean mayBeIn(byte[] bytes) {
        return beginnings.next(bytes, 0) >= 0;
    }

    /**
     * The first secret from a position on, or null.
     *
     * @param text the bytes of UTF-8 as characters, one for each, so that positions in both are the same
     */
    SecretShape.Match next(byte[] bytes, String text, int from) {
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
