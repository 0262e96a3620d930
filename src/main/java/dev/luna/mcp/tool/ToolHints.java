package dev.luna.mcp.tool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a tool says about its own behaviour; advisory, and null where it says nothing.
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

    /** Whether nothing is said at all. */
    @JsonIgnore
    public boolean isEmpty() {
        return readOnlyHint == null
                && destructiveHint == null
                && idempotentHint == null
                && openWorldHint == null
                && returnDirect == null;
    }
}
