package dev.luna.mcp.mcp.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what clients keep for this server, so that it is known again without being remembered. Immutable and thread-safe.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param purpose the purpose; a signature for one purpose is not valid for another
     * @param token the bearer token; another token's signatures are not valid
     */
    public Signer(String purpose, String token) {
        this.key = new SecretKeySpec((purpose + " of " + token).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature: 32 bytes. */
    public byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** True if this signer made the signature for this content; compares in constant time. */
    public boolean matches(byte[] content, byte[] signature) {
        return MessageDigest.isEqual(signature, sign(content));
    }
}
