package dev.luna.mcp.tool;

import java.util.Arrays;

/** The options of {@code ai-tool:}, {@code ai-prompt:} and {@code ai-resource:}. Stateless. */
public final class ToolOptions {

    /** Regular expression for the name of a tool. */
    public static final String NAME = "[A-Za-z0-9_.-]{1,128}";

    private ToolOptions() {}

    /**
     * Declares the options that all three have.
     *
     * @param description of the endpoint
     */
    public static OptionsSchema declare(String description) {
        return new OptionsSchema(description)
                .text(
                        "tags",
                        "Groups, separated by commas; the first is the family. A route without tags is not exposed.")
                .text("description", "What it does, for the model that selects it")
                .text("title", "A name for people")
                .declarations("parameter.", "An argument")
                .text(
                        "argSchema",
                        "The arguments as JSON Schema 2020-12, instead of parameter.*: a text, or its place as"
                                + " classpath: or file:")
                .declarations("outputParameter.", "A field of the result")
                .text("outputSchema", "The result as JSON Schema, instead of outputParameter.*")
                .text("scopes", "Scopes that a caller needs, all of them, separated by commas, such as repo.write")
                .flag("readOnlyHint", "True if it changes nothing")
                .flag("destructiveHint", "True if it may destroy something, rather than only add")
                .flag("idempotentHint", "True if a second call with the same arguments changes nothing more")
                .flag("openWorldHint", "True if it reaches beyond this server")
                .flag("returnDirect", "True if its result ends the agent's loop")
                .text("timeout", "The timeout of one call, such as 30s or 5m")
                .choice(
                        "task",
                        "Whether a call can go on in the background, for clients that support tasks",
                        Arrays.stream(TaskSupport.values())
                                .map(TaskSupport::word)
                                .toList())
                .flag("blocking", "False for a route that never waits: it runs on the event loop")
                .flag("argumentsAsBody", "True if the body is the arguments as JSON")
                .required("tags")
                .required("description");
    }
}
