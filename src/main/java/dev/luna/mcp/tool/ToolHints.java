package dev.luna.mcp.tool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Declared behaviour of a tool; advisory, null where not declared.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations">ToolAnnotations</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolHints(
        Boolean readOnlyHint,
        Boolean destructiveHint,
        Boolean idempotentHint,
        Boolean openWorldHint,
        Boolean returnDirect) {

    /** Returns true if nothing is declared. */
    @JsonIgnore
    public boolean isEmpty() {
        return readOnlyHint == null
                && destructiveHint == null
                && idempotentHint == null
                && openWorldHint == null
                && returnDirect == null;
    }
}
