package dev.luna.mcp.outbound;

import java.time.Duration;

/**
 * How long one outbound exchange may take and how much it may bring.
 *
 * @param connect until a connection stands, TLS included
 * @param silence the longest pause of a service, before its answer and within it
 * @param deadline the whole exchange, from asking for a connection to the last byte of the answer
 * @param bytes the size of an answer after decompression
 */
record OutboundLimits(Duration connect, Duration silence, Duration deadline, long bytes) {

    OutboundLimits {
        if (bytes <= 0 || connect.isNegative() || silence.isNegative() || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("limits of outbound calls must be positive");
        }
    }
}
