package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.ToolException;
import java.util.Collection;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The client of the current call: progress, log messages and input requests. Safe for use by several threads. */
public interface ClientContext {

    /** The client of the call that an exchange is part of; empty if the call does not come from a client. */
    static Optional<ClientContext> of(Exchange exchange) {
        return exchange.getProperty(CallContext.PROPERTY) instanceof McpCallContext context
                ? Optional.of(context.client())
                : Optional.empty();
    }

    /**
     * Reports progress; ignored if the client did not ask for it.
     *
     * @param value grows with every message
     * @param total the final value, or null if it is not known
     * @param message a description of the current work, or null
     */
    void progress(double value, Double total, String message);

    /**
     * Sends a log message; ignored if the client did not ask for this level.
     *
     * @param level a level of RFC 5424 in lower case, such as {@code info}
     * @param logger the name of the logger, or null
     */
    void log(String level, String logger, JsonNode data);

    /**
     * Asks a question and waits for the answer where the protocol lets a server wait.
     *
     * @return the answer, as the client gave it; null if the question was only noted, see {@link InputRequest#isDeferred()}
     * @throws InputRequiredException if the call must end here and come again with the answer
     * @throws ToolException if the caller cannot be asked
     */
    JsonNode ask(InputRequest question);

    /**
     * Returns true if the client can be asked for input of this kind. A legacy client says so when its session begins; of one without a
     * session nothing is known.
     */
    default boolean canAnswer(InputRequest.Kind kind) {
        return false;
    }

    /**
     * True if the result reaches the client as content blocks, whose size clients and models limit. In the direct
     * dialect it is what the tool made, in full.
     */
    default boolean takesContentBlocks() {
        return true;
    }

    /**
     * Adds tools to the list that the client gets, and tells it that the list has changed; ignored by a client without a list.
     *
     * @param names the names of tools that the client has found
     */
    default void found(Collection<String> names) {
        // In the direct dialect there is no list.
    }

    /**
     * Lets the call go on as a task, where it is none yet and the caller knows of tasks.
     *
     * @param optional true if the call may go on as it is where the client does not support tasks
     * @throws TaskRequestedException if it ends here and begins anew as a task
     * @throws ToolException if the client does not support tasks and the task is not optional
     */
    default void continueAsTask(boolean optional) {
        if (!optional) {
            throw new ToolException(
                    "The tool works only as a task, for clients that declare the extension io.modelcontextprotocol/tasks.");
        }
    }
}
