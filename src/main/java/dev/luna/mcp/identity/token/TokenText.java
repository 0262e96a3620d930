package dev.luna.mcp.identity.token;

import dev.luna.mcp.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The text of a named token: {@value #PREFIX} and 32 random bytes in base64url. Stateless. */
public final class TokenText {

    /** The prefix by which people, secret scanners and the masking of this server know such a token. */
    public static final String PREFIX = "luna_";

    private static final int RANDOM_BYTES = 32;

    private TokenText() {}

    /** A new one that cannot be guessed. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The SHA-256 of a text in hexadecimal digits. A slow hash protects passwords, which can be guessed; nobody guesses 32 random bytes,
     * and each request would pay for it.
     */
    public static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
