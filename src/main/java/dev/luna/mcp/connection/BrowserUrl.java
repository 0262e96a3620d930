package dev.luna.mcp.connection;

import java.net.URI;

/** The URL at which browsers reach this server. Thread-safe. */
@FunctionalInterface
public interface BrowserUrl {

    /** The URL without a slash at its end and without {@code /mcp}; known once the server listens. */
    URI get();
}
