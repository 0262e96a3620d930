package dev.luna.mcp.http;

import dev.luna.mcp.tool.ServerBusyException;
import java.time.Duration;

/**
 * The limits on request bodies, and the refusals of those that exceed them.
 *
 * @param maxBytes the largest length of one body
 * @param budget the memory for the bodies of all requests in flight
 * @param timeout the time that a body may wait for its memory, and then take to arrive
 */
record BodyLimits(long maxBytes, BodyBudget budget, Duration timeout) {

    BodyTooLargeException tooLarge() {
        return new BodyTooLargeException("The body is larger than the limit of " + maxBytes + " bytes.");
    }

    IncompleteRequestException late() {
        return new IncompleteRequestException(
                "The body of the request did not arrive within " + timeout.toSeconds() + " s.");
    }

    ServerBusyException noMemory() {
        return busy("Try again in a few seconds.");
    }

    ServerBusyException tooManyWait() {
        return busy(budget.maxWaiting()
                + " more wait for their part. Send fewer large requests at once, or try again in a few" + " seconds.");
    }

    ServerBusyException waitedTooLong() {
        return busy("This one waited " + timeout.toSeconds()
                + " s for its part. Send fewer large requests at once, or try again later.");
    }

    private ServerBusyException busy(String more) {
        return new ServerBusyException("The requests in flight use the " + budget.most()
                + " bytes that all bodies have together (luna.limits.max-bodies-bytes). " + more);
    }
}
