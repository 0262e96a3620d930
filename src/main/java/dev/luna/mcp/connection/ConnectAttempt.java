package dev.luna.mcp.connection;

import dev.luna.mcp.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A browser that was sent to a service, and has not come back yet. Immutable.
 *
 * @param state ties the response of the service to this attempt
 * @param verifier proves to the service that the code comes from who asked for it (RFC 7636)
 * @param browser the value of the cookie that only this browser has
 */
record ConnectAttempt(ConnectLink link, String state, String verifier, String browser) {

    /** The code challenge of the method S256 (RFC 7636, section 4.2). */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** The name of the cookie; each attempt has its own, so that a browser can connect two accounts at once. */
    static String cookie(String state) {
        return "luna_connect_" + state.substring(0, Math.min(8, state.length()));
    }

    /** Returns true if a request comes from this browser. */
    boolean isBrowser(String value) {
        return value != null
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), browser.getBytes(StandardCharsets.UTF_8));
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "ConnectAttempt with " + link;
    }
}
