package dev.luna.mcp.http;

/** The caller sends more in a time than it may; later it may again. */
public class TooManyRequestsException extends RuntimeException {

    private final long retryAfterSeconds;

    /** @param retryAfterSeconds when to try again */
    public TooManyRequestsException(String message, long retryAfterSeconds) {
        super(message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When to try again, in seconds from now: {@code Retry-After}. */
    public long getRetryAfterSeconds() {
        return retryAfterSeconds;
    }
}
