package dev.luna.mcp.protocol;

/** How a caller speaks to this server. */
public enum Dialect {
    /** The method is a tool's name; failures are HTTP statuses. */
    DIRECT,
    /** The method is one of the Model Context Protocol. */
    MCP
}
