package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.method.EmptyResult;
import dev.luna.mcp.mcp.method.Resources;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.session.Session;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * {@code resources/subscribe} and {@code resources/unsubscribe} of the legacy era. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources#subscriptions">Subscriptions</a>
 */
public final class ResourceSubscriptions {

    private final Resources resources;

    ResourceSubscriptions(Resources resources) {
        this.resources = resources;
    }

    /**
     * Notifies the session when a resource changes.
     *
     * @throws InvalidParamsException if there is no such resource, or the session watches too many
     * @throws dev.luna.mcp.identity.AccessDeniedException if the principal may not read it
     */
    public EmptyResult subscribe(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        String uri = Resources.uri(params);
        resources.require(uri, request.principal());
        if (!request.session().watch(uri)) {
            throw new InvalidParamsException("One session can watch " + Session.MOST_WATCHED + " resources at most.");
        }
        return new EmptyResult();
    }

    /** Ends the notifications of a resource to the session, if there were any. */
    public EmptyResult unsubscribe(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        request.session().unwatch(Resources.uri(params));
        return new EmptyResult();
    }
}
