package dev.luna.mcp.builtin.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Credentials that stay the same: a bearer token, a user with a password, or a key. Immutable. */
record FixedAuthorization(String value) implements Credentials.Source {

    static FixedAuthorization bearer(String token) {
        return new FixedAuthorization("Bearer " + token);
    }

    /** RFC 7617. */
    static FixedAuthorization basic(String user, String password) {
        return new FixedAuthorization("Basic " + encoded(user, password));
    }

    /** A user and a password as HTTP carries them. */
    static String encoded(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String authorization(Duration wait) {
        return value;
    }

    @Override
    public boolean renew(String refused) {
        return false;
    }

    /** Without the value, which is a secret. */
    @Override
    public String toString() {
        return "FixedAuthorization";
    }
}
