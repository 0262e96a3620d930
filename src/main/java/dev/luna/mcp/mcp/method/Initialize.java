package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.mcp.response.ServerIdentity;
import org.apache.camel.ExchangeProperty;

/**
 * Answers {@code initialize}: agrees on a revision and says what the server offers. Stateless.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle">Lifecycle</a>
 */
public final class Initialize {

    private final ServerIdentity identity;
    private final Instructions instructions;

    public Initialize(ServerIdentity identity, Instructions instructions) {
        this.identity = identity;
        this.instructions = instructions;
    }

    /** The result of {@code initialize}. */
    public InitializeResult answer(@ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        JsonNode params = request.params();
        String requested = params == null ? "" : params.path("protocolVersion").asText("");
        ProtocolVersion version = ProtocolVersion.find(requested)
                .filter(spoken -> spoken.era() == Era.LEGACY)
                .orElse(ProtocolVersion.newest(Era.LEGACY));
        return new InitializeResult(
                version.date(), Capabilities.all(), identity, instructions.text(request.principal()));
    }
}
