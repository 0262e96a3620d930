package dev.luna.mcp.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. Must be thread-safe. */
@FunctionalInterface
interface NameLookup {

    /** At least one address; a host written as an address, in whatever spelling, is that address. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
