package dev.luna.mcp.mcp.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets from which the keys of signatures are made. Without a setting the owner's is {@code AUTH_TOKEN}, which may be short
 * enough to be guessed from a signature; so what other principals get is signed with a random one of this run. Immutable.
 */
public final class SigningKeys {

    private static final int SHORTEST = 32;
    private static final int RANDOM_BYTES = 32;

    private final String owner;
    private final String others;

    /**
     * @param set the setting {@code luna.signing-key}; empty if it has no value
     * @param token {@code AUTH_TOKEN}
     * @throws IllegalArgumentException if the setting is too short
     */
    public SigningKeys(String set, String token) {
        if (!set.isEmpty() && set.length() < SHORTEST) {
            throw new IllegalArgumentException("luna.signing-key must have at least " + SHORTEST + " characters, not "
                    + set.length() + "; make one with: openssl rand -base64 32");
        }
        this.owner = set.isEmpty() ? token : set;
        this.others = set.isEmpty() ? random() : set;
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The secret for what the owner gets. */
    String owner() {
        return owner;
    }

    /** The secret for what all other principals get. */
    String others() {
        return others;
    }
}
