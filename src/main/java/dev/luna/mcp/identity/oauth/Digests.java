package dev.luna.mcp.identity.oauth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests with SHA-256. Stateless. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
