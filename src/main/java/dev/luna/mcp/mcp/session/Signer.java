package dev.luna.mcp.mcp.session;

import dev.luna.mcp.identity.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what clients keep for this server, so that it is known again without being remembered. A signature is valid for one principal
 * only. Immutable and thread-safe.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec ownersKey;
    private final SecretKeySpec othersKey;

    /** @param purpose the purpose; a signature for one purpose is not valid for another */
    public Signer(String purpose, SigningKeys keys) {
        this.ownersKey = key(purpose, keys.owner());
        this.othersKey = key(purpose, keys.others());
    }

    private static SecretKeySpec key(String purpose, String secret) {
        return new SecretKeySpec((purpose + " of " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature of a content that is for one principal: 32 bytes. */
    public byte[] sign(Principal principal, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(principal.isOwner() ? ownersKey : othersKey);
            mac.update(principal.id().getBytes(StandardCharsets.UTF_8));
            // No id contains it, so that no part of an id can be read as content.
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** True if this signer made the signature for this content and principal; compares in constant time. */
    public boolean matches(Principal principal, byte[] content, byte[] signature) {
        return MessageDigest.isEqual(signature, sign(principal, content));
    }
}
