package dev.luna.mcp.mcp.session;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids of sessions, which say of themselves that they are this server's: a random number and its signature, in the characters of
 * base64url. They hold as long as the token does, over restarts too. Thread-safe.
 */
final class SessionIds {

    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Signer seal;

    SessionIds(String token) {
        this.seal = new Signer("session id", token);
    }

    /** A new one. */
    String next() {
        byte[] number = new byte[RANDOM_BYTES];
        random.nextBytes(number);
        byte[] signature = seal.sign(number);
        byte[] id = Arrays.copyOf(number, number.length + signature.length);
        System.arraycopy(signature, 0, id, number.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** True if the id was issued by this server, in exactly this spelling. */
    boolean isGenuine(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return bytes.length > RANDOM_BYTES
                    && id.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    && seal.matches(
                            Arrays.copyOf(bytes, RANDOM_BYTES), Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
