package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server that commands use, in this process or remote. Must be closed. */
interface ToolServer extends AutoCloseable {

    /** The tools, as {@code tools/list} returns them. */
    List<JsonNode> tools() throws Exception;

    /** The names of the tools that a list always has, also while tools are searched for; empty for a remote server. */
    Set<String> pinned();

    /**
     * Finds a tool that is not listed, since the server lets its clients search.
     *
     * @return its description as {@link #tools} has it; empty if there is none
     */
    Optional<JsonNode> findUnlisted(String name) throws Exception;

    /** The state, as {@code /healthz} returns it: families and load errors. */
    JsonNode health() throws Exception;

    /** The excluded tools, each with the reason, one per line; empty for a remote server, which does not report them. */
    List<String> exclusions();

    /**
     * Calls a tool.
     *
     * @param tool its description from {@link #tools}
     * @param prompts prints the notifications of the tool and answers its questions
     * @return the result, as {@code tools/call} returns it
     * @throws CommandFailedException if the server rejects the call
     */
    JsonNode call(JsonNode tool, JsonNode arguments, TerminalPrompts prompts) throws Exception;

    @Override
    void close();
}
