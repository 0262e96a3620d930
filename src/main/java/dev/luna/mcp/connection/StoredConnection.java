package dev.luna.mcp.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.outbound.credential.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection as the file has it. The tokens are encrypted; all other fields, and the URL of the service, are authenticated with
 * them: a record that is moved to another principal or service, or made younger, cannot be decrypted. Immutable.
 *
 * @param connectedAt in seconds since 1970, as {@code usedAt}
 * @param encryptionKey the id of the key
 */
record StoredConnection(
        String principal,
        String name,
        String service,
        long connectedAt,
        long usedAt,
        String encryptionKey,
        byte[] nonce,
        byte[] tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Encrypts a connection.
     *
     * @param site the URL of the service
     */
    static StoredConnection of(Connection connection, URI site, EncryptionKeys keys) {
        StoredConnection head = new StoredConnection(
                connection.key().principal(),
                connection.name(),
                connection.key().service(),
                connection.connectedAt().getEpochSecond(),
                connection.usedAt().getEpochSecond(),
                null,
                null,
                null);
        AccessToken access = connection.accessToken();
        byte[] tokens = json(Map.of(
                "access", access.value(),
                "renewal", access.renewal().getEpochSecond(),
                "expiry", access.expiry().getEpochSecond(),
                "refresh", connection.refreshToken().orElse("")));
        EncryptionKeys.Sealed sealed = keys.seal(tokens, head.associated(site));
        return new StoredConnection(
                head.principal,
                head.name,
                head.service,
                head.connectedAt,
                head.usedAt,
                sealed.key(),
                sealed.nonce(),
                sealed.data());
    }

    ConnectionKey key() {
        return new ConnectionKey(principal, service);
    }

    /** The connection; empty if the record was changed, or belongs to another service or key. */
    Optional<Connection> open(URI site, EncryptionKeys keys) {
        return keys.open(new EncryptionKeys.Sealed(encryptionKey, nonce, tokens), associated(site))
                .map(this::connection);
    }

    private Connection connection(byte[] decrypted) {
        try {
            JsonNode json = JSON.readTree(decrypted);
            AccessToken access = new AccessToken(
                    json.path("access").asText(),
                    Instant.ofEpochSecond(json.path("renewal").asLong()),
                    Instant.ofEpochSecond(json.path("expiry").asLong()));
            Optional<String> refresh =
                    Optional.of(json.path("refresh").asText()).filter(token -> !token.isEmpty());
            return new Connection(
                    key(), name, Instant.ofEpochSecond(connectedAt), Instant.ofEpochSecond(usedAt), access, refresh);
        } catch (IOException e) {
            throw new IllegalStateException("what was encrypted here is JSON", e);
        }
    }

    private byte[] associated(URI site) {
        return json(List.of("connection 1", principal, name, service, site.toString(), connectedAt, usedAt));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }
}
