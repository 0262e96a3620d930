package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.session.Session;
import dev.luna.mcp.session.Sessions;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolNotFoundException;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Headers;

/** Reads what was posted and says where it goes. Stateless; thread-safe. */
public final class Calls {

    private static final String NOTIFICATIONS = "notifications/";

    private final ToolRegistry tools;
    private final Sessions sessions;
    private final ModernChecks modern;

    Calls(ToolRegistry tools, Sessions sessions) {
        this.tools = tools;
        this.sessions = sessions;
        this.modern = new ModernChecks(tools);
    }

    /**
     * Reads a message and recognises how its sender speaks. A modern revision in the header or in {@code _meta} makes it
     * modern; else a method of MCP is legacy, and any other the name of a tool.
     *
     * @param json what was posted
     * @param headers the request's headers
     * @param exchange gets the {@link Call}
     * @throws InvalidRequestException if it is no message that can be worked on
     */
    public void read(@Body JsonNode json, @Headers Map<String, Object> headers, Exchange exchange) {
        exchange.setProperty(Call.PROPERTY, call(json, headers));
    }

    private Call call(JsonNode json, Map<String, Object> headers) {
        JsonRpcMessage message = JsonRpcMessage.of(json);
        RequestHeaders repeated = new RequestHeaders(headers);
        String version = repeated.protocolVersion();
        String session = repeated.plain("Mcp-Session-Id").orElse(null);
        if (!(message instanceof JsonRpcMessage.Request request)) {
            checkNotification(message);
            // The modern era has no sessions and ignores what names one.
            Session named = sessions.find(ProtocolVersion.isModern(version) ? null : session, null);
            return new Call(message, ProtocolVersion.newest(Era.LEGACY), Meta.of(null), named);
        }
        Meta meta = Meta.of(request.params());
        if (meta.protocolVersion() != null || ProtocolVersion.isModern(version)) {
            modern.check(request, repeated);
            return new Call(request, ProtocolVersion.newest(Era.MODERN), meta, null);
        }
        if (McpMethod.find(request.method()).isEmpty()) {
            return new Call(request, null, meta, null);
        }
        if (request.method().equals(McpMethod.INITIALIZE.method())) {
            // What it agrees on is not in a header yet.
            return new Call(request, ProtocolVersion.newest(Era.LEGACY), meta, sessions.begin());
        }
        return new Call(
                request, ProtocolVersion.legacy(request.id(), version), meta, sessions.find(session, request.id()));
    }

    private static void checkNotification(JsonRpcMessage message) {
        if (message instanceof JsonRpcMessage.Notification notification
                && !notification.method().startsWith(NOTIFICATIONS)) {
            throw new InvalidRequestException(
                    null, "A call of '" + notification.method() + "' needs an 'id', a string or a number.");
        }
    }

    /**
     * Has the call answered by its endpoint, with its parameters as the body. Only names found by exact look-up ever become part
     * of an endpoint.
     *
     * @throws ToolNotFoundException if there is none
     * @throws ProtocolException if it is a tool that works only as a task
     */
    public void address(@ExchangeProperty(Call.PROPERTY) Call call, Exchange exchange) {
        JsonNode params = call.message() instanceof JsonRpcMessage.Request request ? request.params() : null;
        Recipient.set(exchange, recipient(call), params);
    }

    private String recipient(Call call) {
        if (!(call.message() instanceof JsonRpcMessage.Request request)) {
            return "direct:accepted";
        }
        if (call.era() != Era.DIRECT) {
            return "direct:"
                    + McpMethod.find(request.method())
                            .filter(method -> method.isIn(call.era()))
                            .orElseThrow(() -> new ToolNotFoundException(request.method()))
                            .method();
        }
        Tool tool = tools.find(request.method()).orElseThrow(() -> new ToolNotFoundException(request.method()));
        if (tool.task() == TaskSupport.REQUIRED) {
            TasksExtension.require(call);
        }
        return "ai-tool:" + tool.name();
    }

    /** The result of a method that has nothing to say. */
    public Map<String, Object> nothing() {
        return Map.of();
    }
}
