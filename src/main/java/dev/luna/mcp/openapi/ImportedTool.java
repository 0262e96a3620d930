package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.OperationKey;

/**
 * An operation that became a tool. Immutable.
 *
 * @param fingerprint of the operation
 * @param file what is written
 */
public record ImportedTool(OperationKey operation, String name, String fingerprint, ToolFile file) {}
