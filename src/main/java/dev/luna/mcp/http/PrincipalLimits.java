package dev.luna.mcp.http;

import java.util.StringJoiner;

/**
 * The limits of each principal beside those of the whole server; 0 for none. Immutable.
 *
 * @param messagesPerMinute the rate limit of messages
 * @param maxCalls the number of permits for concurrent calls of any method
 * @param callsPerDay the number of calls of tools in a day, which begins at midnight UTC
 */
record PrincipalLimits(int messagesPerMinute, int maxCalls, int callsPerDay) {

    /** True if nothing is limited. */
    boolean isNone() {
        return messagesPerMinute == 0 && maxCalls == 0 && callsPerDay == 0;
    }

    /** The limits as the header {@code RateLimit-Policy} has them; empty if neither messages nor calls of a day are limited. */
    String policy() {
        StringJoiner all = new StringJoiner(", ");
        if (messagesPerMinute > 0) {
            all.add("\"minute\";q=" + messagesPerMinute + ";w=60");
        }
        if (callsPerDay > 0) {
            all.add("\"day\";q=" + callsPerDay + ";w=86400");
        }
        return all.toString();
    }
}
