package dev.luna.mcp.demo;

import com.fasterxml.jackson.core.JacksonException;
import dev.luna.mcp.tool.FailureTranslator;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Turns a failure into a status and a text. Thread-safe. */
public final class StandInFailures {

    private final FailureTranslator network;

    StandInFailures(FailureTranslator network) {
        this.network = network;
    }

    /** Makes the body of the response, and sets the status on the exchange. */
    public Map<String, String> answer(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure, Exchange exchange) {
        ToolException known = known(failure);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status(known));
        return Map.of("error", known.getMessage());
    }

    private ToolException known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ToolException known) {
                return known;
            }
            if (cause instanceof JacksonException) {
                return new InvalidArgumentException("Expected a JSON object.");
            }
            Optional<ToolException> translated = network.translate(cause);
            if (translated.isPresent()) {
                return translated.get();
            }
        }
        return new ToolException("The Luna stand-in failed.", failure);
    }

    private static int status(ToolException failure) {
        if (failure instanceof InvalidArgumentException) {
            return 400;
        }
        if (failure instanceof NotInstalledException) {
            return 501;
        }
        if (failure instanceof UpstreamException) {
            return 502;
        }
        return failure instanceof ServerBusyException ? 503 : 500;
    }
}
