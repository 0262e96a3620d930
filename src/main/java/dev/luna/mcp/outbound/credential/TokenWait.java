package dev.luna.mcp.outbound.credential;

import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for tokens that another thread requests. Stateless. */
public final class TokenWait {

    private TokenWait() {}

    /**
     * Waits for the result of a request.
     *
     * @param longest the longest time to wait; null for as long as it takes
     * @throws UpstreamUnavailableException if it is not there in time
     * @throws IOException if the call is stopped while it waits
     * @throws ExecutionException if the request has failed
     */
    public static <T> T await(Future<T> request, Duration longest) throws IOException, ExecutionException {
        try {
            return longest == null ? request.get() : request.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UpstreamUnavailableException("The token endpoint did not answer in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The call was stopped while it waited for an access token");
        }
    }
}
