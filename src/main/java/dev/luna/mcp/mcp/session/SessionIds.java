package dev.luna.mcp.mcp.session;

import dev.luna.mcp.identity.Principal;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids of sessions, which say of themselves that they are this server's: a random number and its signature, in the characters of
 * base64url. Each is valid for one principal, as long as the signing key stays the same. Thread-safe.
 */
final class SessionIds {

    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Signer signer;

    SessionIds(SigningKeys keys) {
        this.signer = new Signer("session id", keys);
    }

    /** A new one for a principal. */
    String next(Principal principal) {
        byte[] number = new byte[RANDOM_BYTES];
        random.nextBytes(number);
        byte[] signature = signer.sign(principal, number);
        byte[] id = Arrays.copyOf(number, number.length + signature.length);
        System.arraycopy(signature, 0, id, number.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** True if the id was issued by this server to this principal, in exactly this spelling. */
    boolean isGenuine(String id, Principal principal) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return bytes.length > RANDOM_BYTES
                    && id.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                    && signer.matches(
                            principal,
                            Arrays.copyOf(bytes, RANDOM_BYTES),
                            Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
