package dev.luna.mcp.protocol;

import java.util.Map;

/**
 * Answers {@code server/discover}: what the server is and offers, to a client that does not begin with a handshake.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/discover">Discover</a>
 */
public final class Discover {

    /** The result of {@code server/discover}. */
    public Map<String, Object> answer() {
        return Map.of(
                "supportedVersions", ProtocolVersion.dates(),
                "capabilities", Capabilities.all(),
                "instructions", Capabilities.INSTRUCTIONS);
    }
}
