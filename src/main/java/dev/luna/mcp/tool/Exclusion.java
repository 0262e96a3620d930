package dev.luna.mcp.tool;

/** A tool that could be called, but that the server's owner does not offer; and the setting that says so. */
public record Exclusion(Tool tool, String reason) {}
