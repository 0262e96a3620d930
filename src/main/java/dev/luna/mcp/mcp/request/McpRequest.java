package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.session.Session;
import dev.luna.mcp.tool.Tool;
import org.apache.camel.Exchange;

/**
 * The message that the server works on, with all that was read from it. Immutable.
 *
 * @param message the message itself
 * @param principal the principal that sent it
 * @param version the revision of MCP that it is of; null in the direct dialect
 * @param method the method of MCP that it calls; null in the direct dialect, for an unknown method, and if it is no request
 * @param meta the {@code _meta} of the request
 * @param session the client's session; null except in the legacy era
 * @param tool the tool that it calls; null if it calls none, or one that is not offered
 */
public record McpRequest(
        JsonRpcMessage message,
        Principal principal,
        ProtocolVersion version,
        McpMethod method,
        Meta meta,
        Session session,
        Tool tool) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "LunaMcpRequest";

    private static final String ACCEPTED = "direct:accepted";

    /** The call that an exchange is about; null before it has been read. */
    public static McpRequest of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, McpRequest.class);
    }

    /** The dialect of its sender. */
    public Era era() {
        return version == null ? Era.DIRECT : version.era();
    }

    /** True if it begins a session. */
    public boolean isHandshake() {
        return method == McpMethod.INITIALIZE;
    }

    /** True if its response is a stream that stays open until its client leaves. */
    public boolean isSubscription() {
        return method == McpMethod.SUBSCRIPTIONS_LISTEN;
    }

    /** The id to respond to, or null if no response is expected. */
    public JsonNode id() {
        return message instanceof JsonRpcMessage.Request request ? request.id() : null;
    }

    /** The parameters of a request, or null if it has none or is no request. */
    public JsonNode params() {
        return message instanceof JsonRpcMessage.Request request ? request.params() : null;
    }

    /** The endpoint whose route answers it; null if there is neither such a method nor such a tool. */
    public String endpoint() {
        if (!(message instanceof JsonRpcMessage.Request)) {
            return ACCEPTED;
        }
        if (method != null) {
            return method.endpoint();
        }
        return era() == Era.DIRECT && tool != null ? "ai-tool:" + tool.name() : null;
    }
}
