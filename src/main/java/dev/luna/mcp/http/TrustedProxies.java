package dev.luna.mcp.http;

import dev.luna.mcp.config.NetworkRange;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies in front of the server whose word is taken for whom they pass on: {@code X-Forwarded-For}, or where there is none,
 * {@code Forwarded} (RFC 7239). Read from the right, as each proxy adds at the end: the first address that is none of them is the
 * client's. What any other says of itself is not believed. Immutable.
 */
final class TrustedProxies {

    private static final Pattern LITERAL =
            Pattern.compile("\"?(?:\\[(?<six>[0-9a-fA-F:.]+)](?::\\d+)?|(?<four>\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?"
                    + "|(?<bare>[0-9a-fA-F.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*))\"?");

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");

    private final List<NetworkRange> ranges;

    /**
     * @param ranges addresses and blocks in CIDR notation, separated by commas; may be empty
     * @throws IllegalArgumentException naming the entry that is neither
     */
    TrustedProxies(String ranges) {
        this.ranges = Arrays.stream(ranges.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(range -> NetworkRange.parse(range)
                        .orElseThrow(() -> new IllegalArgumentException("luna.trusted-proxies: '" + range
                                + "' is no address or CIDR block, such as 10.0.0.0/8. Separate them by commas.")))
                .toList();
    }

    boolean contains(String address) {
        return !ranges.isEmpty() && parse(address).filter(this::contains).isPresent();
    }

    private boolean contains(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * The address of the client that a request comes from, as far as it can be believed.
     *
     * @param peer the address at the other end of the connection
     */
    String client(String peer, HttpServerRequest request) {
        String last = peer;
        if (!contains(last)) {
            return last;
        }
        List<String> hops = hops(request);
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = parse(hops.get(i));
            if (hop.isEmpty()) {
                return last;
            }
            last = hop.get().getHostAddress();
            if (!contains(hop.get())) {
                return last;
            }
        }
        return last;
    }

    private static List<String> hops(HttpServerRequest request) {
        String forwarded = String.join(",", request.headers().getAll("X-Forwarded-For"));
        if (!forwarded.isBlank()) {
            return List.of(forwarded.split(","));
        }
        return Arrays.stream(
                        String.join(",", request.headers().getAll("Forwarded")).split(","))
                .map(FOR::matcher)
                .map(hop -> hop.find() ? hop.group(1) : "")
                .toList();
    }

    /** Only what is written as an address; a name would be looked up. */
    private static Optional<InetAddress> parse(String text) {
        Matcher literal = LITERAL.matcher(text.strip());
        if (!literal.matches()) {
            return Optional.empty();
        }
        String six = literal.group("six") == null ? literal.group("bare") : literal.group("six");
        try {
            return Optional.of(InetAddress.getByName(six == null ? literal.group("four") : six));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
