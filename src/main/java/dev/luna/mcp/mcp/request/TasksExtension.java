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

    public static boolean isDeclaredBy(Call call) {
        return call.era() == Era.MODERN
                && call.meta().clientCapabilities().path("extensions").has(NAME);
    }

    /** @throws ProtocolException if the request does not declare the extension */
    public static void require(Call call) {
        if (!isDeclaredBy(call)) {
            throw refusal(call);
        }
    }

    public static ProtocolException refusal(Call call) {
        return new ProtocolException(
                call.id(),
                ErrorCode.MISSING_CAPABILITY,
                "This needs the extension " + NAME + " of MCP 2026-07-28, which the request does not declare.",
                Map.of("requiredCapabilities", Map.of("extensions", declaration())));
    }
}
