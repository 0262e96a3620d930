package dev.luna.mcp.outbound;

import dev.luna.mcp.config.NetworkRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Distinguishes addresses of the public Internet from all others, after IANA's registries of special-purpose addresses. IPv6
 * addresses that contain an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) count as not public, because the address
 * inside may be any.
 */
final class PublicAddresses {

    private static final NetworkRange GLOBAL_UNICAST = NetworkRange.of("2000::/3");

    private static final List<NetworkRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // a cloud's host services, on every machine there
                    "169.254.0.0/16", // link-local, with the metadata services of most clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // multicast tunnelling
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarking
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved and broadcast
                    "2001::/23", // protocol assignments, with Teredo
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20") // documentation
            .map(NetworkRange::of)
            .toList();

    /** A name of one part, an address in a form that is not public, or a name below a domain that is never public. */
    private static final Pattern NEVER_PUBLIC = Pattern.compile("[^.]*|(?:.*\\.)?(?:\\d+|0x[0-9a-f]*|localhost|local"
            + "|localdomain|internal|intranet|private|corp|home|lan|home\\.arpa|invalid|onion)\\.*");

    private PublicAddresses() {}

    /** True if a name may be one of the public Internet, judged without resolving it. */
    static boolean mayBeNamed(String name) {
        return !NEVER_PUBLIC.matcher(name).matches();
    }

    static boolean contains(InetAddress address) {
        boolean routable = address instanceof Inet4Address || GLOBAL_UNICAST.contains(address);
        return routable && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }
}
