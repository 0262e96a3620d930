package dev.luna.mcp.mcp.response;

/** Who this server says it is: {@code Implementation} in MCP's schema. */
public record ServerIdentity(String name, String title, String version) {}
