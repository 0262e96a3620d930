package dev.luna.mcp.mcp.request;

/** The dialects of clients. */
public enum Era {
    /** Not MCP: the method is a tool's name; failures are HTTP statuses. */
    DIRECT,
    /** MCP up to 2025-11-25: a connection begins with {@code initialize}. */
    LEGACY,
    /** MCP from 2026-07-28: every request bears all there is to know in its {@code _meta}. */
    MODERN
}
