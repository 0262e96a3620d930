package dev.luna.mcp.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * The longest time that connections are kept. Immutable.
 *
 * @param longest from the time when the principal connected the account
 * @param unused from the last use
 */
record ConnectionLifetime(Duration longest, Duration unused) {

    /** The time at which a connection ends if it is not used again. */
    Instant end(Instant connectedAt, Instant usedAt) {
        Instant old = connectedAt.plus(longest);
        Instant idle = usedAt.plus(unused);
        return old.isBefore(idle) ? old : idle;
    }

    /** The time after which a use is noted; not each one, because that writes the file. */
    Duration precision() {
        Duration tenth = unused.dividedBy(10);
        return tenth.compareTo(Duration.ofHours(1)) < 0 ? tenth : Duration.ofHours(1);
    }
}
