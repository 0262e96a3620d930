package dev.luna.mcp.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The limits of outbound exchanges. Immutable.
 *
 * @param connect the time until a connection stands, TLS included
 * @param deadline the time of the whole exchange, from asking for a connection to the last byte of the response
 * @param services deadlines of services that have one of their own, by address such as {@code http://localhost:8000}
 * @param bytes the size of a response after decompression
 * @param exchanges the number of exchanges at a time, with one host or with several
 */
record OutboundLimits(Duration connect, Duration deadline, Map<String, Duration> services, long bytes, int exchanges) {

    private static final int EXCHANGES_OF_ONE_CLIENT = 100;

    OutboundLimits {
        services = Map.copyOf(services);
        if (bytes <= 0
                || exchanges <= 0
                || connect.isNegative()
                || Stream.concat(Stream.of(deadline), services.values().stream())
                        .anyMatch(time -> time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("limits of outbound calls must be positive");
        }
    }

    /** Limits of a client of its own, the same for every service: 100 exchanges at a time. */
    static OutboundLimits of(Duration connect, Duration deadline, long bytes) {
        return new OutboundLimits(connect, deadline, Map.of(), bytes, EXCHANGES_OF_ONE_CLIENT);
    }

    /** The deadline of an exchange with a service. */
    Duration deadline(String service) {
        return services.getOrDefault(service, deadline);
    }

    /** The longest of all deadlines; a socket timeout must not be shorter. */
    Duration longest() {
        return services.values().stream().reduce(deadline, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
}
