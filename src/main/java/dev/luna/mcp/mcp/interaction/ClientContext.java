package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.ToolException;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The one who called a running route, as that route sees it. Safe for use by several threads. */
public interface ClientContext {

    /** The client of the call that an exchange is part of; empty if the call does not come from a client. */
    static Optional<ClientContext> of(Exchange exchange) {
        return exchange.getProperty(CallContext.PROPERTY) instanceof McpCallContext context
                ? Optional.of(context.client())
                : Optional.empty();
    }

    /**
     * Tells how far the work has come; lost where the caller did not ask for it.
     *
     * @param value grows with every message
     * @param total what it grows to, or null if that is not known
     * @param message what is being done, or null
     */
    void progress(double value, Double total, String message);

    /**
     * Sends a log message; lost where the caller did not ask for one of this level.
     *
     * @param level a level of RFC 5424 in lower case, such as {@code info}
     * @param logger who says it, or null
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
     * Whether the result reaches the caller as blocks of content, of which clients and models take only so much. In the direct
     * dialect it is what the tool made, in full.
     */
    default boolean takesContentBlocks() {
        return true;
    }

    /**
     * Lets the call go on as a task, where it is none yet and the caller knows of tasks.
     *
     * @param optional whether it may go on as it is where the caller does not
     * @throws TaskRequestedException if it ends here and begins anew as a task
     * @throws ToolException if the caller knows nothing of tasks and that is not optional
     */
    default void continueAsTask(boolean optional) {
        if (!optional) {
            throw new ToolException(
                    "The tool works only as a task, for clients that declare the extension io.modelcontextprotocol/tasks.");
        }
    }
}
