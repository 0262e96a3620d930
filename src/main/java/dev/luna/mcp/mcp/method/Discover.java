package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.mcp.request.TasksExtension;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/**
 * Answers {@code server/discover}: what the server is and offers, to a client that does not begin with a handshake.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/discover">Discover</a>
 */
public final class Discover {

    private final Instructions instructions;

    public Discover(Instructions instructions) {
        this.instructions = instructions;
    }

    /** The result of {@code server/discover}. */
    public DiscoverResult answer(@ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        Map<String, Object> capabilities = new LinkedHashMap<>(Capabilities.all());
        capabilities.put("extensions", TasksExtension.declaration());
        return new DiscoverResult(ProtocolVersion.dates(), capabilities, instructions.text(request.principal()));
    }
}
