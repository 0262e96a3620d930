package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.tool.Tool;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks the required metadata of a request of the modern era, and that its headers repeat its body. Stateless.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">Transports</a>
 */
final class ModernChecks {

    /**
     * @param method the method that is called, or null if there is none of that name
     * @param tool the tool that is called, or null
     * @throws ProtocolException if a required member is missing, the revision is not supported, or a header differs from the body
     */
    void check(JsonRpcMessage.Request request, McpMethod method, Tool tool, RequestHeaders headers) {
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
                    "Protocol version '" + meta.protocolVersion() + "' is not supported; use one of "
                            + String.join(", ", ProtocolVersion.dates()) + ".",
                    Map.of("supported", ProtocolVersion.dates(), "requested", meta.protocolVersion()));
        }
        checkHeader(request.id(), "Mcp-Method", request.method(), headers::plain);
        String named = method == null ? null : method.nameParameter().orElse(null);
        if (named != null && request.params().path(named).isTextual()) {
            checkHeader(request.id(), "Mcp-Name", request.params().path(named).textValue(), headers::decoded);
        }
        if (method == McpMethod.TOOLS_CALL && tool != null) {
            checkParameters(request, tool, headers);
        }
    }

    /** Arguments that a tool declares with {@code x-mcp-header} are repeated in headers of their own. */
    private static void checkParameters(JsonRpcMessage.Request request, Tool tool, RequestHeaders headers) {
        for (Map.Entry<String, JsonNode> property :
                tool.arguments().json().path("properties").properties()) {
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
