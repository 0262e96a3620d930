package dev.luna.mcp.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * Where a program is to listen.
 *
 * @param host a host name or an address of this machine
 * @param port 0 lets the system choose
 */
public record ListenAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** Whether only this machine can connect to a server that listens there. */
    public static boolean isLocal(String host) {
        return LOCAL.contains(host);
    }

    /**
     * Reads the two settings.
     *
     * @throws IllegalArgumentException if the port is none
     */
    public static ListenAddress of(String host, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port must be a number from 0 to " + HIGHEST_PORT + ", not '" + port
                    + "'. Change --port, PORT or luna.port.");
        }
        return new ListenAddress(host, Integer.parseInt(port));
    }

    /**
     * Tries the address. Camel's HTTP server only logs that it cannot listen and goes on as if it did.
     *
     * @throws IllegalArgumentException if nobody can listen there now
     */
    public void requireFree() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "there is no host '" + host + "'. Change --host, LUNA_HOST or luna.host.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                    + "). Choose another with --port or --host, or stop what listens there.");
        }
    }
}
