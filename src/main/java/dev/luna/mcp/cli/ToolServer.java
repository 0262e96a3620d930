package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A server that commands ask, wherever it runs. To be closed. */
interface ToolServer extends AutoCloseable {

    /** The tools as {@code tools/list} gives them. */
    List<JsonNode> tools() throws Exception;

    /** The state as {@code /healthz} gives it: families, and what is refused. */
    JsonNode health() throws Exception;

    /** What is kept back and why, a line each; empty where only the server knows. */
    List<String> exclusions();

    /**
     * Calls a tool.
     *
     * @param tool as {@link #tools} describes it
     * @param dialog hears what the tool says, and answers what it asks
     * @return its result as {@code tools/call} gives it
     * @throws CommandFailedException if the server refuses the call
     */
    JsonNode call(JsonNode tool, JsonNode arguments, TerminalPrompts dialog) throws Exception;

    @Override
    void close();
}
