package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.luna.mcp.tool.TraceContext;

/** The metadata of a request, {@code params._meta}; immutable. */
public record Meta(JsonNode json) {

    private static final String PREFIX = "io.modelcontextprotocol/";

    /** The member of a result's {@code _meta} that names the server. */
    public static final String SERVER_INFO = PREFIX + "serverInfo";

    /** The member of a notification's {@code _meta} that names the subscription. */
    public static final String SUBSCRIPTION_ID = PREFIX + "subscriptionId";

    /** Reads it from a request's parameters, which may be null. */
    public static Meta of(JsonNode params) {
        return new Meta(params == null ? MissingNode.getInstance() : params.path("_meta"));
    }

    /** The revision the request is written in, or null. */
    String protocolVersion() {
        return json.path(PREFIX + "protocolVersion").textValue();
    }

    /** The capabilities that the client declares; missing if it declares none. */
    public JsonNode clientCapabilities() {
        return json.path(PREFIX + "clientCapabilities");
    }

    /** The least severe level of log messages the client wants on this request's stream, or null for none. */
    public String logLevel() {
        return json.path(PREFIX + "logLevel").textValue();
    }

    /** The token for progress notifications, or null if the client did not ask for them. */
    public JsonNode progressToken() {
        return json.get("progressToken");
    }

    /** The trace that the request is part of, as far as it names one well. */
    public TraceContext trace() {
        return TraceContext.of(field -> json.path(field).textValue());
    }
}
