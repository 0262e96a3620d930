package dev.luna.mcp.openapi.operation;

import java.util.List;

/**
 * The names of an operation: those that identify it and those that it is selected by. Immutable.
 *
 * @param method of HTTP, in capitals
 * @param path as in the document, such as {@code /pets/{id}}
 * @param id the operationId; empty if there is none
 */
public record OperationKey(String method, String path, String id, List<String> tags) {

    /** Makes its list immutable. */
    public OperationKey {
        tags = List.copyOf(tags);
    }

    /** Method and path, which are the same for no other operation. */
    public String text() {
        return method + " " + path;
    }
}
