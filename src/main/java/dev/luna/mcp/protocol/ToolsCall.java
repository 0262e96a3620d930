package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.interaction.TaskRequestedException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * {@code tools/call}: finds the tool that is meant, and writes its result or failure as {@code CallToolResult}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/tools#calling-tools">Calling tools</a>
 */
public final class ToolsCall {

    private final ToolRegistry tools;
    private final CallToolResultWriter results;

    ToolsCall(ToolRegistry tools, ObjectMapper mapper) {
        this.tools = tools;
        this.results = new CallToolResultWriter(mapper);
    }

    /**
     * Has the tool called with the arguments given, or null.
     *
     * @throws InvalidParamsException if no name is given or no such tool exists
     */
    public void address(@Body JsonNode params, Exchange exchange) {
        Recipient.set(exchange, recipient(params), params.get("arguments"));
    }

    /**
     * The endpoint of the tool that is called.
     *
     * @throws InvalidParamsException if no name is given or no such tool exists
     */
    public String recipient(JsonNode params) {
        JsonNode name = params == null ? null : params.get("name");
        if (name == null || !name.isTextual()) {
            throw new InvalidParamsException("tools/call needs the parameter 'name', a string.");
        }
        return "ai-tool:"
                + tools.find(name.textValue())
                        .orElseThrow(() -> new InvalidParamsException("Unknown tool: " + name.textValue()))
                        .name();
    }

    /** What the tool answered, as the protocol has it. */
    public Map<String, Object> result(@Body Object body, @Header(Exchange.CONTENT_TYPE) String contentType) {
        return results.write(body, contentType);
    }

    /**
     * The tool's failure, for the model to act on.
     *
     * @throws ProtocolException if the tool asked for what the client cannot do; the whole request is refused then
     * @throws TaskRequestedException if it is none: the call is to go on as a task
     */
    public Map<String, Object> failure(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ToolException failure) {
        if (failure instanceof MissingCapabilityException missing) {
            throw missing.refusal();
        }
        if (failure instanceof TaskRequestedException requested) {
            throw requested;
        }
        return Map.of("content", List.of(Content.text(failure.getMessage())), "isError", true);
    }
}
