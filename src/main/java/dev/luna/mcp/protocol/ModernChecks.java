package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request of the modern era must say, and that its headers say the same as its body. Stateless.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">Transports</a>
 */
final class ModernChecks {

    /** Which parameter the header {@code Mcp-Name} repeats, by method. */
    private static final Map<String, String> NAMED_BY = Map.of(
            "tools/call", "name",
            "prompts/get", "name",
            "resources/read", "uri",
            "tasks/get", "taskId",
            "tasks/update", "taskId",
            "tasks/cancel", "taskId");

    private final ToolRegistry tools;

    ModernChecks(ToolRegistry tools) {
        this.tools = tools;
    }

    /**
     * @throws ProtocolException if the request says too little, speaks another revision, or is not what its headers say
     */
    void check(JsonRpcMessage.Request request, RequestHeaders headers) {
        Meta meta = Meta.of(request.params());
        if (meta.protocolVersion() == null || !meta.clientCapabilities().isObject()) {
            throw new ProtocolException(
                    request.id(),
                    ErrorCode.INVALID_PARAMS,
                    "params._meta must hold io.modelcontextprotocol/protocolVersion, a string, and "
                            + "io.modelcontextprotocol/clientCapabilities, an object.",
                    null);
        }
        checkHeader(request.id(), "MCP-Protocol-Version", meta.protocolVersion(), headers::plain);
        if (ProtocolVersion.find(meta.protocolVersion())
                .filter(version -> version.era() == Era.MODERN)
                .isEmpty()) {
            throw new ProtocolException(
                    request.id(),
                    ErrorCode.UNSUPPORTED_VERSION,
                    "The revision '" + meta.protocolVersion() + "' is not spoken here.",
                    Map.of("supported", ProtocolVersion.dates(), "requested", meta.protocolVersion()));
        }
        checkHeader(request.id(), "Mcp-Method", request.method(), headers::plain);
        String named = NAMED_BY.get(request.method());
        if (named != null && request.params().path(named).isTextual()) {
            checkHeader(request.id(), "Mcp-Name", request.params().path(named).textValue(), headers::decoded);
        }
        if (request.method().equals(McpMethod.TOOLS_CALL.method())) {
            checkParameters(request, headers);
        }
    }

    /** Arguments that a tool declares with {@code x-mcp-header} are repeated in headers of their own. */
    private void checkParameters(JsonRpcMessage.Request request, RequestHeaders headers) {
        Optional<Tool> tool = tools.find(request.params().path("name").asText());
        if (tool.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> property :
                tool.get().arguments().json().path("properties").properties()) {
            String header = property.getValue().path("x-mcp-header").textValue();
            JsonNode value = request.params().path("arguments").path(property.getKey());
            if (header != null && value.isValueNode() && !value.isNull()) {
                checkHeader(request.id(), "Mcp-Param-" + header, value.asText(), headers::decoded);
            }
        }
    }

    private interface Lookup {
        Optional<String> value(String header);
    }

    private static void checkHeader(JsonNode id, String header, String body, Lookup headers) {
        Supplier<String> problem;
        try {
            Optional<String> value = headers.value(header);
            if (value.isPresent() && value.get().equals(body)) {
                return;
            }
            problem = () -> value.isPresent() ? "differs from" : "is missing beside";
        } catch (IllegalArgumentException e) {
            problem = () -> "cannot be read (" + e.getMessage() + ") beside";
        }
        throw new ProtocolException(
                id,
                ErrorCode.HEADER_MISMATCH,
                "The header " + header + " " + problem.get() + " the body's value.",
                null);
    }
}
