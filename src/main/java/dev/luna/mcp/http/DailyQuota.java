package dev.luna.mcp.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A number of calls for each day, which begins at midnight UTC. Thread-safe. */
final class DailyQuota {

    private final String owner;
    private final int perDay;
    private final Clock clock;
    private LocalDate day = LocalDate.MIN;
    private int used;

    /**
     * @param owner the name of the principal
     * @param perDay the number of calls; 0 for no limit
     */
    DailyQuota(String owner, int perDay, Clock clock) {
        this.owner = owner;
        this.perDay = perDay;
        this.clock = clock;
    }

    /**
     * Counts a call.
     *
     * @throws TooManyRequestsException if the calls of the day are used up
     */
    synchronized void take() {
        if (perDay == 0) {
            return;
        }
        if (remaining() == 0) {
            throw new TooManyRequestsException(
                    "Quota exceeded: the principal '" + owner + "' has used its " + perDay
                            + " calls of today (luna.limits.principal.calls-per-day). Try again at " + end() + ", in "
                            + secondsToEnd() + " s.",
                    secondsToEnd());
        }
        used++;
    }

    /** The number of calls that are left today. */
    synchronized int remaining() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
        return perDay - used;
    }

    /** The time in seconds until the next day, at least one. */
    long secondsToEnd() {
        return 1 + Duration.between(clock.instant(), end()).toSeconds();
    }

    private Instant end() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC))
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
