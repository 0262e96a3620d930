package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.session.Session;
import dev.luna.mcp.mcp.session.Sessions;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Reads a posted message: its dialect, era, session, method and tool. Stateless; thread-safe. */
public final class RequestReader implements Processor {

    private static final String NOTIFICATIONS = "notifications/";

    private final ToolRegistry tools;
    private final Sessions sessions;
    private final ModernChecks modern;

    public RequestReader(ToolRegistry tools, Sessions sessions) {
        this.tools = tools;
        this.sessions = sessions;
        this.modern = new ModernChecks();
    }

    /** Leaves the {@link McpRequest} in the exchange and its parameters in the body. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        McpRequest call = read(message.getBody(JsonNode.class), Sender.of(exchange));
        exchange.setProperty(McpRequest.PROPERTY, call);
        message.setBody(call.params());
    }

    /**
     * Reads a message and recognises the dialect of its sender. A modern revision in the header or in {@code _meta} makes it
     * modern; otherwise a method of MCP is legacy, and any other the name of a tool. One that is neither is legacy, too, if the
     * request names a session or a revision.
     *
     * @param json the body, parsed
     * @throws InvalidRequestException if it is no message that can be worked on
     */
    public McpRequest read(JsonNode json, Sender sender) {
        JsonRpcMessage message = JsonRpcMessage.of(json);
        Principal principal = sender.principal();
        RequestHeaders repeated = new RequestHeaders(sender);
        String version = repeated.protocolVersion();
        String session = repeated.plain("Mcp-Session-Id").orElse(null);
        if (!(message instanceof JsonRpcMessage.Request request)) {
            checkNotification(message);
            // The modern era has no sessions and ignores what names one.
            Session named = sessions.find(ProtocolVersion.isModern(version) ? null : session, principal, null);
            return new McpRequest(
                    message, principal, ProtocolVersion.newest(Era.LEGACY), null, Meta.of(null), named, null);
        }
        Meta meta = Meta.of(request.params());
        McpMethod method = McpMethod.find(request.method()).orElse(null);
        Tool tool = tool(request, method);
        if (meta.protocolVersion() != null || ProtocolVersion.isModern(version)) {
            modern.check(request, method, tool, repeated);
            return new McpRequest(
                    request, principal, ProtocolVersion.newest(Era.MODERN), in(Era.MODERN, method), meta, null, tool);
        }
        if (method == null && (tool != null || version == null && session == null)) {
            return new McpRequest(request, principal, null, null, meta, null, tool);
        }
        if (method == McpMethod.INITIALIZE) {
            // What it agrees on is not in a header yet.
            return new McpRequest(
                    request,
                    principal,
                    ProtocolVersion.newest(Era.LEGACY),
                    method,
                    meta,
                    sessions.begin(principal, elicitation(request.params())),
                    null);
        }
        return new McpRequest(
                request,
                principal,
                ProtocolVersion.legacy(request.id(), version),
                in(Era.LEGACY, method),
                meta,
                sessions.find(session, principal, request.id()),
                tool);
    }

    private static JsonNode elicitation(JsonNode params) {
        return params == null
                ? MissingNode.getInstance()
                : params.path("capabilities").path("elicitation");
    }

    /** The tool that a request names: by a parameter of tools/call, by the method itself in the direct dialect. */
    private Tool tool(JsonRpcMessage.Request request, McpMethod method) {
        if (method == null) {
            return tools.find(request.method()).orElse(null);
        }
        return method == McpMethod.TOOLS_CALL && request.params() != null
                ? tools.find(request.params().path("name").asText()).orElse(null)
                : null;
    }

    private static McpMethod in(Era era, McpMethod method) {
        return method != null && method.isIn(era) ? method : null;
    }

    private static void checkNotification(JsonRpcMessage message) {
        if (message instanceof JsonRpcMessage.Notification notification
                && !notification.method().startsWith(NOTIFICATIONS)) {
            throw new InvalidRequestException(
                    null, "A call of '" + notification.method() + "' needs an 'id', a string or a number.");
        }
    }
}
