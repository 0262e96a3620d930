package dev.luna.mcp.http;

import java.time.Clock;
import java.util.StringJoiner;
import java.util.concurrent.Semaphore;

/** The use that one principal makes of its limits. Thread-safe; never blocks. */
final class PrincipalUsage {

    private static final long SECONDS_UNTIL_A_CALL_IS_DONE = 5;

    private final String name;
    private final PrincipalLimits limits;
    private final RateLimit rate;
    private final Semaphore permits;
    private final DailyQuota quota;

    /** @param name the name of the principal, which the texts of refusals have */
    PrincipalUsage(String name, PrincipalLimits limits, Clock clock) {
        this.name = name;
        this.limits = limits;
        this.rate = new RateLimit("messages of the principal '" + name + "'", limits.messagesPerMinute());
        this.permits = new Semaphore(limits.maxCalls());
        this.quota = new DailyQuota(name, limits.callsPerDay(), clock);
    }

    /**
     * Counts a message.
     *
     * @throws TooManyRequestsException if too many came lately
     */
    void takeMessage() {
        rate.take();
    }

    /**
     * Takes a permit for a call.
     *
     * @throws TooManyRequestsException if the principal has no permit left
     */
    void takePermit() {
        if (limits.maxCalls() > 0 && !permits.tryAcquire()) {
            throw new TooManyRequestsException(
                    "Limit exceeded: the principal '" + name + "' has " + limits.maxCalls()
                            + " calls in flight (luna.limits.principal.max-calls). Try again when one of them is done, or in "
                            + SECONDS_UNTIL_A_CALL_IS_DONE + " s.",
                    SECONDS_UNTIL_A_CALL_IS_DONE);
        }
    }

    /** Gives a permit back. */
    void releasePermit() {
        if (limits.maxCalls() > 0) {
            permits.release();
        }
    }

    /**
     * Counts a call of a tool.
     *
     * @throws TooManyRequestsException if the calls of the day are used up
     */
    void takeCall() {
        quota.take();
    }

    /**
     * The remaining figures as the header {@code RateLimit} has them; empty if neither messages nor calls of a day are limited.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>
     */
    String remaining() {
        StringJoiner all = new StringJoiner(", ");
        if (limits.messagesPerMinute() > 0) {
            all.add("\"minute\";r=" + rate.remaining() + ";t=" + rate.secondsToFull());
        }
        if (limits.callsPerDay() > 0) {
            all.add("\"day\";r=" + quota.remaining() + ";t=" + quota.secondsToEnd());
        }
        return all.toString();
    }
}
