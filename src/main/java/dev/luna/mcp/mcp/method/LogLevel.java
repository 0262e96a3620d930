package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.client.Notifications;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * {@code logging/setLevel} of the legacy era: sets from which level on log messages of tools are sent to a session. Stateless.
 */
public final class LogLevel {

    /**
     * Sets the least severe level that tools' messages are sent from.
     *
     * @throws InvalidParamsException if there is no such level
     */
    public EmptyResult set(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        String word = params == null ? "" : params.path("level").asText();
        if (!Notifications.isLevel(word)) {
            throw new InvalidParamsException("'level' must be one of " + Notifications.levels() + ".");
        }
        request.session().setLogLevel(word);
        return new EmptyResult();
    }
}
