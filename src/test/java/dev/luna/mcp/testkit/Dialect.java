package dev.luna.mcp.testkit;

import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.ProtocolVersion;

/** The protocol variant that a client uses: a revision of MCP, or plain JSON-RPC. */
interface Dialect {

    /** Sends a call, plays its replies, and gives what came back. */
    Answer send(Call call);

    /** The newest revision of MCP. */
    static Dialect newest() {
        return new ModernDialect(ProtocolVersion.newest(Era.MODERN).date());
    }

    /** The one of a revision of MCP. */
    static Dialect of(String revision) {
        Era era = ProtocolVersion.find(revision)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No revision of MCP is called '" + revision + "'; choose one of " + ProtocolVersion.dates()))
                .era();
        return era == Era.MODERN ? new ModernDialect(revision) : new LegacyDialect(revision);
    }
}
