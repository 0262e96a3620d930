package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.OptionsSchema;
import java.util.List;

/** The options that have a meaning for each operation of the {@code mcp:} component. Stateless. */
final class McpOptions {

    private static final String MESSAGE = "message";
    private static final String OPTIONAL = "optional";

    private static final List<String> LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private McpOptions() {}

    /** Declares the options of an operation. */
    static ObjectNode of(McpOperation operation) {
        return switch (operation) {
            case PROGRESS ->
                new OptionsSchema("Sends progress to a client that gave a progress token")
                        .text("value", "How far the work has come, a number")
                        .text("total", "What the value grows to, a number")
                        .text(MESSAGE, "What is being done")
                        .json();
            case LOG ->
                new OptionsSchema("Sends a log message to the client")
                        .choice("level", "The severity (default: info)", LEVELS)
                        .text(MESSAGE, "The text; the body if it is left out")
                        .text("logger", "The name of what sends it")
                        .json();
            case ELICIT ->
                question("Asks the user")
                        .text(MESSAGE, "The question; the body if it is left out")
                        .text("schema", "JSON Schema of the answer, an object of plain fields")
                        .json();
            case SAMPLE ->
                question("Asks the client's model")
                        .text(MESSAGE, "The prompt; the body if it is left out")
                        .integer("maxTokens", "The greatest length of the answer in tokens (default: 1000)")
                        .text("systemPrompt", "Instructions for the model")
                        .json();
            case ROOTS -> question("Asks for the client's directories").json();
            case TASK ->
                new OptionsSchema("Makes a task of the call from here on")
                        .flag(OPTIONAL, "True if the call goes on without a task for a client that does not know them")
                        .json();
            case UPDATED ->
                new OptionsSchema("Tells the subscribers of a resource that it has changed")
                        .text("uri", "The URI of the resource")
                        .required("uri")
                        .json();
        };
    }

    private static OptionsSchema question(String description) {
        return new OptionsSchema(description)
                .text("key", "The header that gets the answer (default: the name of the operation)")
                .flag(OPTIONAL, "True if it is left out for a client that cannot answer")
                .flag("defer", "True if it is asked together with the next question that is not deferred");
    }
}
