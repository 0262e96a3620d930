package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/** {@code ReadResourceResult} of MCP's schema; immutable. */
public record ReadResourceResult(List<Contents> contents) implements McpResult {

    public ReadResourceResult {
        contents = List.copyOf(contents);
    }

    /** {@code TextResourceContents} where the blob is null, {@code BlobResourceContents} where the text is; immutable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contents(String uri, String mimeType, String text, String blob) {}
}
