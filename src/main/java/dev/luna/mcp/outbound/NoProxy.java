package dev.luna.mcp.outbound;

import dev.luna.mcp.config.NetworkRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without a proxy, in the syntax of NO_PROXY: names, which include their subdomains, each optionally
 * with a port; addresses; CIDR blocks; or {@code *} for all. Immutable.
 */
final class NoProxy {

    private static final int ANY_PORT = -1;
    private static final Pattern NAME =
            Pattern.compile("(?:\\*?\\.)?(?<name>[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)\\.?(?::(?<port>\\d{1,5}))?");

    private record Name(String name, int port) {

        boolean covers(String host, int hostPort) {
            return (host.equals(name) || host.endsWith("." + name)) && (port == ANY_PORT || port == hostPort);
        }
    }

    private final List<Name> names = new ArrayList<>();
    private final List<NetworkRange> ranges = new ArrayList<>();
    private final boolean all;

    /**
     * @param text entries with commas or blanks between; may be empty
     * @throws IllegalArgumentException naming the entry that is none
     */
    NoProxy(String text) {
        List<String> entries = List.of(text.strip().toLowerCase(Locale.ROOT).split("[,\\s]+"));
        entries.stream().filter(entry -> !entry.isEmpty() && !entry.equals("*")).forEach(this::add);
        all = entries.contains("*");
    }

    private void add(String entry) {
        String place = entry.startsWith("[") && entry.endsWith("]") ? entry.substring(1, entry.length() - 1) : entry;
        Optional<NetworkRange> range = NetworkRange.parse(place);
        Matcher name = NAME.matcher(entry);
        if (range.isPresent()) {
            ranges.add(range.get());
        } else if (name.matches()) {
            String port = name.group("port");
            names.add(new Name(name.group("name"), port == null ? ANY_PORT : Integer.parseInt(port)));
        } else {
            throw new IllegalArgumentException(
                    "NO_PROXY: '" + entry + "' is neither a host, host:port, an IP address, a CIDR block nor *.");
        }
    }

    /**
     * Decides if a host is reached without a proxy.
     *
     * @param host in lower case
     * @param addresses of the host; none if it does not resolve
     */
    boolean contains(String host, int port, Collection<InetAddress> addresses) {
        return all
                || names.stream().anyMatch(name -> name.covers(host, port))
                || addresses.stream().anyMatch(address -> ranges.stream().anyMatch(range -> range.contains(address)));
    }
}
