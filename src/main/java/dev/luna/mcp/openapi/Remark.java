package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.OperationKey;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.tool.Excerpt;
import java.util.Optional;

/**
 * A remark for a person about an operation. Immutable.
 *
 * @param refused why it is no tool; empty if it is one, and something of it was left out or changed
 * @param text in plain words
 */
public record Remark(OperationKey operation, Optional<RefusalReason> refused, String text) {

    /** One printable line: the operation, what is in the way, and what to do. */
    public String line() {
        String id = operation.id().isEmpty() ? "" : " (" + operation.id() + ")";
        return Excerpt.oneLine(operation.text() + id + ": " + text.replaceFirst("\\.$", "")
                + refused.map(reason -> "; " + reason.remedy()).orElse("") + ".");
    }
}
