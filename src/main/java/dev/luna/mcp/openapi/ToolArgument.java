package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.ApiParameter;

/**
 * An argument of a tool, and the parameter of the API that it becomes. Immutable.
 *
 * @param name of letters, digits and underscores
 */
record ToolArgument(String name, ApiParameter parameter) {

    /** As text for an option of {@code block:http}. */
    String template() {
        return "{" + name + "}";
    }
}
