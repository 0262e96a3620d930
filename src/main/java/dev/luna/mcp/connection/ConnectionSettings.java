package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.CredentialSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.util.TimeUtils;

/**
 * The settings of connections. Immutable.
 *
 * @param values gives the value of a setting, empty if it is not set
 * @param permitted true for a host and port that the owner has listed in {@code LUNA_OUTBOUND_ALLOW}
 */
public record ConnectionSettings(UnaryOperator<String> values, BiPredicate<String, Integer> permitted) {

    /** The setting with the names of the services, which the server derives from the others. */
    public static final String SERVICES = "luna.connections.services";

    /** The names of the services; empty if there are none, and nothing of this package is needed. */
    public List<String> names() {
        return Arrays.stream(values.apply(SERVICES).split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    ConnectedServices services() {
        return new ConnectedServices(name -> new CredentialSettings(name, values, permitted));
    }

    /**
     * Opens the file of connections.
     *
     * @param secrets gets each token that is read, so that it can be masked
     * @throws IllegalArgumentException if the key is not valid, or cannot be read or made
     */
    public Connections open(Consumer<String> secrets) {
        Path file = Path.of(values.apply("luna.connections.file"));
        return new Connections(
                new ConnectionFile(file),
                keys(file.resolveSibling(file.getFileName() + ".key")),
                new ConnectionLifetime(
                        TimeUtils.toDuration(values.apply("luna.connections.max-age")),
                        TimeUtils.toDuration(values.apply("luna.connections.max-idle"))),
                secrets,
                Clock.systemUTC());
    }

    private EncryptionKeys keys(Path file) {
        String set = values.apply("luna.connections.key");
        try {
            return set.isEmpty() ? EncryptionKeys.ofFile(file) : new EncryptionKeys(set);
        } catch (IOException e) {
            throw new IllegalArgumentException("The key of connections cannot be kept in " + file + " (" + e
                    + "). Set luna.connections.key, or make the directory writable.");
        }
    }
}
