package dev.luna.mcp.outbound;

import com.fasterxml.jackson.core.JacksonException;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.FailureTranslator;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Translates failures of outbound HTTP into texts for callers. The texts name the service by scheme, host and port only: the
 * rest of its URL may contain secrets. Stateless.
 */
public final class UpstreamFailures implements FailureTranslator {

    @Override
    public Optional<ToolException> translate(Throwable failure) {
        if (failure instanceof HttpOperationFailedException answer) {
            int status = answer.getStatusCode();
            return Optional.of(
                    status >= 500
                            ? new UpstreamUnavailableException(describe(answer), answer, status)
                            : new UpstreamException(describe(answer), answer, status));
        }
        if (failure instanceof OutboundException outbound) {
            return Optional.of(
                    outbound.failure() == OutboundFailure.NO_CONNECTION_FREE
                            ? new ServerBusyException(outbound.getMessage())
                            : of(outbound.failure(), outbound.getMessage(), outbound));
        }
        if (failure instanceof JacksonException) {
            return Optional.of(new UpstreamException("The service answered with something that is not JSON.", failure));
        }
        return OutboundFailure.of(failure).map(kind -> of(kind, "The service " + kind.text() + ".", failure));
    }

    private static UpstreamException of(OutboundFailure kind, String text, Throwable failure) {
        return kind.isUnavailable()
                ? new UpstreamUnavailableException(text, failure)
                : new UpstreamException(text, failure);
    }

    /**
     * Lets a route that has caught a failure do without the service, if the service is down: it does not answer, or answers that
     * it cannot (5xx). A service that answers 4xx or nonsense is up, and its answer must not be hidden. From then on the caught
     * exception is the one that the caller of a tool would see.
     *
     * @throws Exception the failure itself if it means anything else
     */
    public void requireUnavailable(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure, Exchange exchange)
            throws Exception {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<ToolException> known =
                    cause instanceof ToolException meant ? Optional.of(meant) : translate(cause);
            if (known.isPresent() && known.get() instanceof UpstreamUnavailableException) {
                exchange.setProperty(Exchange.EXCEPTION_CAUGHT, known.get());
                return;
            }
            if (known.isPresent()) {
                throw failure;
            }
        }
        throw failure;
    }

    private static String describe(HttpOperationFailedException answer) {
        String service = "The service at " + origin(answer.getUri());
        if (answer.isRedirectError()) {
            return service + " answered " + answer.getStatusCode()
                    + ", a redirect to another address, which is not followed.";
        }
        String text = quote(answer.getResponseBody());
        return service + " answered " + answer.getStatusCode() + (text.isEmpty() ? "." : ": " + text)
                + RetryAfter.of(answer)
                        .map(pause -> " It asks to wait " + pause.toSeconds() + " s.")
                        .orElse("");
    }

    private static String origin(String uri) {
        URI parsed = URI.create(uri);
        String port = parsed.getPort() == -1 ? "" : ":" + parsed.getPort();
        return parsed.getScheme() + "://" + parsed.getHost() + port;
    }

    private static String quote(String text) {
        if (text == null) {
            return "";
        }
        return Excerpt.begin(Excerpt.oneLine(Excerpt.begin(text, 4 * Excerpt.QUOTE)), Excerpt.QUOTE);
    }
}
