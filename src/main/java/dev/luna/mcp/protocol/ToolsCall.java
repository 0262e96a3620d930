package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
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

    public ToolsCall(ToolRegistry tools) {
        this.tools = tools;
    }

    /**
     * The endpoint of the tool that is called.
     *
     * @throws InvalidParamsException if no name is given or no such tool exists
     */
    public String recipient(@Body JsonNode params) {
        JsonNode name = params == null ? null : params.get("name");
        if (name == null || !name.isTextual()) {
            throw new InvalidParamsException("tools/call needs the parameter 'name', a string.");
        }
        return "ai-tool:"
                + tools.find(name.textValue())
                        .orElseThrow(() -> new InvalidParamsException("Unknown tool: " + name.textValue()))
                        .name();
    }

    /** The arguments for the tool; null if none are given. */
    public JsonNode arguments(@Body JsonNode params) {
        return params.get("arguments");
    }

    /** What the tool answered, as the protocol has it. */
    public Map<String, Object> result(@Body Object body, @Header(Exchange.CONTENT_TYPE) String contentType) {
        return CallToolResult.of(body, contentType);
    }

    /**
     * Refuses the whole request.
     *
     * @throws ProtocolException always: the tool asked for what the client cannot do
     */
    public void refuse(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) MissingCapabilityException failure) {
        throw failure.refusal();
    }

    /** The tool's failure, for the model to act on. */
    public Map<String, Object> failure(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ToolException failure) {
        return Map.of("content", List.of(Content.text(failure.getMessage())), "isError", true);
    }
}
