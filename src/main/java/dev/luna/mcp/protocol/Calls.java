package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.tool.ToolNotFoundException;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Reads what was posted and says where it goes. Stateless; thread-safe. */
public final class Calls {

    private static final String NOTIFICATIONS = "notifications/";

    private final ToolRegistry tools;

    public Calls(ToolRegistry tools) {
        this.tools = tools;
    }

    /**
     * Reads a message and recognises the caller's dialect: a method of MCP is MCP, any other a tool's name.
     *
     * @param json what was posted
     * @param version the header {@code MCP-Protocol-Version}, or null
     * @throws InvalidRequestException if it is no message that can be worked on
     */
    public Call read(@Body JsonNode json, @Header("MCP-Protocol-Version") String version) {
        JsonRpcMessage message = JsonRpcMessage.of(json);
        if (message instanceof JsonRpcMessage.Request request) {
            Dialect dialect = McpMethod.find(request.method()).isPresent() ? Dialect.MCP : Dialect.DIRECT;
            if (dialect == Dialect.MCP && !request.method().equals(McpMethod.INITIALIZE.method())) {
                checkVersion(request.id(), version);
            }
            return new Call(request, dialect);
        }
        if (message instanceof JsonRpcMessage.Notification notification
                && !notification.method().startsWith(NOTIFICATIONS)) {
            throw new InvalidRequestException(
                    null, "A call of '" + notification.method() + "' needs an 'id', a string or a number.");
        }
        return new Call(message, Dialect.MCP);
    }

    private static void checkVersion(JsonNode id, String version) {
        if (version != null && ProtocolVersion.find(version).isEmpty()) {
            throw new InvalidRequestException(
                    id,
                    "The MCP-Protocol-Version '" + version + "' is not spoken here; use one of "
                            + String.join(", ", ProtocolVersion.dates()) + ".");
        }
    }

    /**
     * The endpoint that answers the call. Only names found by exact look-up ever become part of it.
     *
     * @throws ToolNotFoundException if there is none
     */
    public String recipient(@ExchangeProperty(Call.PROPERTY) Call call) {
        if (!(call.message() instanceof JsonRpcMessage.Request request)) {
            return "direct:accepted";
        }
        return call.dialect() == Dialect.MCP
                ? "direct:" + request.method()
                : "ai-tool:"
                        + tools.find(request.method())
                                .orElseThrow(() -> new ToolNotFoundException(request.method()))
                                .name();
    }

    /** The call's parameters; null if it has none. */
    public JsonNode params(@ExchangeProperty(Call.PROPERTY) Call call) {
        return call.message() instanceof JsonRpcMessage.Request request ? request.params() : null;
    }

    /** The result of a method that has nothing to say. */
    public Map<String, Object> nothing() {
        return Map.of();
    }
}
