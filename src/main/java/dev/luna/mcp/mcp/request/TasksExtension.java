package dev.luna.mcp.mcp.request;

import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import java.util.Map;

/**
 * The extension for calls that outlive their request, as the server and each request declare it. Stateless.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-tasks">Tasks extension</a>
 */
public final class TasksExtension {

    private static final String NAME = "io.modelcontextprotocol/tasks";

    private TasksExtension() {}

    /** The member {@code extensions} of capabilities that declare it. */
    public static Map<String, Object> declaration() {
        return Map.of(NAME, Map.of());
    }

    public static boolean isDeclaredBy(McpRequest request) {
        return request.era() == Era.MODERN
                && request.meta().clientCapabilities().path("extensions").has(NAME);
    }

    /** @throws ProtocolException if the request does not declare the extension */
    public static void require(McpRequest request) {
        if (!isDeclaredBy(request)) {
            throw refusal(request);
        }
    }

    public static ProtocolException refusal(McpRequest request) {
        return new ProtocolException(
                request.id(),
                ErrorCode.MISSING_CAPABILITY,
                "This needs the extension " + NAME + " of MCP 2026-07-28, which the request does not declare.",
                Map.of("requiredCapabilities", Map.of("extensions", declaration())));
    }
}
