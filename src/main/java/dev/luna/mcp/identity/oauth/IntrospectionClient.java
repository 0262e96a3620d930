package dev.luna.mcp.identity.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The client of an authorization server by which this server asks whether tokens are active (RFC 7662, section 2.1). Immutable. */
record IntrospectionClient(String id, String secret) {

    /**
     * Reads the two settings.
     *
     * @return empty if neither is set
     * @throws IllegalArgumentException if only one is
     */
    static Optional<IntrospectionClient> of(String id, String secret) {
        if (id.isEmpty() != secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "luna.oauth.introspection-client-id and luna.oauth.introspection-client-secret must be set together.");
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(new IntrospectionClient(id, secret));
    }

    /** The value of the header {@code Authorization} (RFC 6749, section 2.3.1). */
    String authorization() {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "IntrospectionClient " + id;
    }
}
