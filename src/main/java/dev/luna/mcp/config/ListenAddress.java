package dev.luna.mcp.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * The address that a program listens on.
 *
 * @param host a host name or an address of this machine
 * @param port the port; 0 selects a free one
 */
public record ListenAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** Returns true for a loopback host, to which only this machine can connect. */
    public static boolean isLocal(String host) {
        return LOCAL.contains(host);
    }

    /**
     * Parses the two settings.
     *
     * @throws IllegalArgumentException if the port is not a number from 0 to 65535
     */
    public static ListenAddress of(String host, String port) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port must be a number from 0 to " + HIGHEST_PORT + ", not '" + port
                    + "'. Change --port, PORT or luna.port.");
        }
        return new ListenAddress(host, Integer.parseInt(port));
    }

    /**
     * Checks that the address is free. Camel's HTTP server only logs that it cannot listen, and continues.
     *
     * @throws IllegalArgumentException if the address cannot be bound now
     */
    public void requireFree() {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("unknown host '" + host + "'. Change --host, LUNA_HOST or luna.host.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                    + "). Choose another with --port or --host, or stop the program that uses it.");
        }
    }
}
