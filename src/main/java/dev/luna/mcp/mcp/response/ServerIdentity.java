package dev.luna.mcp.mcp.response;

/** The name and version of the server: {@code Implementation} in MCP's schema. */
public record ServerIdentity(String name, String title, String version) {}
