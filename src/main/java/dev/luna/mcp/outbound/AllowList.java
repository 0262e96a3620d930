package dev.luna.mcp.outbound;

import dev.luna.mcp.config.NetworkRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Destinations that the server's owner permits although they are not public: hosts by name, addresses and blocks of addresses,
 * each with one port or with all. A name permits all its addresses. Immutable.
 */
final class AllowList {

    private static final int ANY_PORT = -1;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WITH_PORT = Pattern.compile("(?<place>[^:]+|\\[[^]]+]):(?<port>\\d{1,5})");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?");

    private record Host(String name, int port) {}

    private record Range(NetworkRange addresses, int port) {}

    private final Set<Host> hosts = new HashSet<>();
    private final List<Range> ranges = new ArrayList<>();

    /**
     * @param text comma-separated hosts, {@code host:port}, addresses and CIDR blocks; may be empty
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    AllowList(String text) {
        for (String entry : text.split(",")) {
            if (!entry.isBlank()) {
                add(entry.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void add(String entry) {
        Matcher withPort = WITH_PORT.matcher(entry);
        boolean hasPort = withPort.matches();
        int port = hasPort ? Integer.parseInt(withPort.group("port")) : ANY_PORT;
        String place = withoutBrackets(hasPort ? withPort.group("place") : entry);
        Optional<NetworkRange> range = NetworkRange.parse(place);
        boolean usable = port <= HIGHEST_PORT;
        if (usable && range.isPresent()) {
            ranges.add(new Range(range.get(), port));
        } else if (usable && HOST.matcher(place).matches()) {
            hosts.add(new Host(place, port));
        } else {
            throw new IllegalArgumentException("LUNA_OUTBOUND_ALLOW: '" + entry
                    + "' is neither a host, host:port, an IP address nor a CIDR block. Separate entries by commas.");
        }
    }

    private static String withoutBrackets(String place) {
        return place.startsWith("[") && place.endsWith("]") ? place.substring(1, place.length() - 1) : place;
    }

    /** True if every address of this name is permitted; {@code name} in lower case. */
    boolean permitsName(String name, int port) {
        return hosts.contains(new Host(name, port)) || hosts.contains(new Host(name, ANY_PORT));
    }

    boolean permitsAddress(InetAddress address, int port) {
        return ranges.stream()
                .filter(range -> range.port() == ANY_PORT || range.port() == port)
                .anyMatch(range -> range.addresses().contains(address));
    }
}
