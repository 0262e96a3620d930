package dev.luna.mcp.connection;

import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of all principals, kept encrypted in a file. Those that are too old, or were not used for long, end. Thread-safe. */
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final ConnectionFile file;
    private final EncryptionKeys keys;
    private final ConnectionLifetime lifetime;
    private final Consumer<String> secrets;
    private final Clock clock;

    /** @param secrets gets each token that is read, so that it can be masked */
    Connections(
            ConnectionFile file,
            EncryptionKeys keys,
            ConnectionLifetime lifetime,
            Consumer<String> secrets,
            Clock clock) {
        this.file = file;
        this.keys = keys;
        this.lifetime = lifetime;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The connection of a principal to a service, and notes that it is used.
     *
     * @throws ToolException if the file cannot be read
     */
    Optional<Connection> use(ConnectionKey key, ConnectedService service) {
        Optional<Connection> found = find(key, service.url());
        Instant now = clock.instant();
        found.filter(each ->
                        Duration.between(each.usedAt(), now).compareTo(lifetime.precision()) > 0 || !isOfFirstKey(key))
                .ifPresent(each -> replace(each, each.usedAt(now), service));
        return found;
    }

    /** Returns false if a new key was added: what is used is encrypted with that one, so that the old key can go. */
    private boolean isOfFirstKey(ConnectionKey key) {
        return records().stream()
                .filter(record -> record.key().equals(key))
                .allMatch(record -> keys.isFirst(record.encryptionKey()));
    }

    private Optional<Connection> find(ConnectionKey key, URI site) {
        Optional<Connection> found = records().stream()
                .filter(record -> record.key().equals(key) && isAlive(record))
                .findFirst()
                .flatMap(record -> opened(record, site));
        found.ifPresent(connection -> {
            secrets.accept(connection.accessToken().value());
            connection.refreshToken().ifPresent(secrets);
        });
        return found;
    }

    private Optional<Connection> opened(StoredConnection record, URI site) {
        Optional<Connection> opened = record.open(site, keys);
        if (opened.isEmpty()) {
            LOG.warn(
                    "The connection of {} to {} cannot be decrypted: its key is not in luna.connections.key any more, the URL"
                            + " of the service has changed, or the file was changed. It has to be connected again.",
                    record.name(),
                    record.service());
        }
        return opened;
    }

    private boolean isAlive(StoredConnection record) {
        return clock.instant().isBefore(end(record));
    }

    private Instant end(StoredConnection record) {
        return lifetime.end(Instant.ofEpochSecond(record.connectedAt()), Instant.ofEpochSecond(record.usedAt()));
    }

    private List<StoredConnection> records() {
        try {
            return file.read();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Keeps a connection in place of the one with its key. Throws as {@link #use} does. */
    void put(Connection connection, ConnectedService service) {
        change(records -> {
            List<StoredConnection> others = without(connection.key(), records);
            others.add(StoredConnection.of(connection, service.url(), keys));
            return others;
        });
    }

    /**
     * Puts a connection in place of another, unless that was removed or replaced meanwhile. Throws as {@link #use} does.
     *
     * @return false if it was
     */
    boolean replace(Connection before, Connection after, ConnectedService service) {
        boolean[] done = {false};
        change(records -> {
            boolean present = records.stream()
                    .filter(record -> record.key().equals(before.key()))
                    .anyMatch(record ->
                            record.connectedAt() == before.connectedAt().getEpochSecond());
            if (!present) {
                return records;
            }
            done[0] = true;
            List<StoredConnection> others = without(before.key(), records);
            others.add(StoredConnection.of(after, service.url(), keys));
            return others;
        });
        return done[0];
    }

    /**
     * Removes a connection. Throws as {@link #use} does.
     *
     * @return what was removed; empty if there was none, or it could not be decrypted
     */
    Optional<Connection> remove(ConnectionKey key, ConnectedService service) {
        Optional<Connection> found = find(key, service.url());
        forget(key);
        return found;
    }

    /** Removes a connection, also one to a service that has no settings any more. Throws as {@link #use} does. */
    void forget(ConnectionKey key) {
        change(records -> without(key, records));
    }

    /** All connections that have not ended. Throws as {@link #use} does. */
    public List<ConnectionDescription> list() {
        return records().stream()
                .filter(this::isAlive)
                .map(record -> new ConnectionDescription(
                        record.principal(),
                        record.name(),
                        record.service(),
                        Instant.ofEpochSecond(record.connectedAt()),
                        Instant.ofEpochSecond(record.usedAt()),
                        end(record)))
                .toList();
    }

    private List<StoredConnection> without(ConnectionKey key, List<StoredConnection> records) {
        List<StoredConnection> others = new ArrayList<>(records);
        others.removeIf(record -> record.key().equals(key) || !isAlive(record));
        return others;
    }

    private void change(UnaryOperator<List<StoredConnection>> change) {
        try {
            file.change(change);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static ToolException unusable(IOException cause) {
        return new ToolException(
                "The file of connections cannot be read or written. The server's log says why.", cause);
    }
}
