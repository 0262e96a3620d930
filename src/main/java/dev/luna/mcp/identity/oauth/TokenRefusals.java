package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.proc.BadJOSEException;
import dev.luna.mcp.identity.UnauthorizedException;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.ServerBusyException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the failures of checks into what the client sees, and logs for the owner why a token was refused, at a bounded rate. Thread-safe.
 */
final class TokenRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefusals.class);
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    /** The exception for a failure of {@link AccessTokenCheck#check}. */
    RuntimeException of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof BadJOSEException invalid) {
            // The text may quote claims, which their issuer has signed.
            String reason = Excerpt.begin(Excerpt.oneLine(String.valueOf(invalid.getMessage())), Excerpt.QUOTE);
            log(reason);
            return new UnauthorizedException(reason);
        }
        if (cause instanceof AuthorizationServerException || cause instanceof TimeoutException) {
            return new ServerBusyException(
                    "The access token cannot be checked at present, because its authorization server does not respond as it"
                            + " should. Try again later.");
        }
        if (cause instanceof RejectedExecutionException) {
            return new ServerBusyException("Too many access tokens are being checked. Try again later.");
        }
        return new IllegalStateException("The check of an access token failed", cause);
    }

    private void log(String reason) {
        long now = System.nanoTime();
        long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + PAUSE_NANOS)) {
            LOG.info("An access token was refused: {}", reason);
        }
    }
}
