package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code prompts/get}: calls the route of the prompt that the request names. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/prompts#getting-a-prompt">Getting a
 *     prompt</a>
 */
public final class PromptsGet extends RoutedMethod {

    private final AiToolComponent prompts;
    private final CallToolResultWriter results;

    public PromptsGet(AiToolComponent prompts, ObjectMapper mapper, ClientContexts clients) {
        super(clients);
        this.prompts = prompts;
        this.results = new CallToolResultWriter(mapper);
    }

    @Override
    McpResult failed(ToolException failure, Exchange exchange) {
        throw PromptAndResourceErrors.of(failure);
    }

    @Override
    Target target(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        String name =
                request.params() == null ? null : request.params().path("name").textValue();
        if (name == null) {
            throw new InvalidParamsException("prompts/get needs the parameter 'name', a string.");
        }
        Tool prompt =
                prompts.registry().find(name).orElseThrow(() -> new InvalidParamsException("Unknown prompt: " + name));
        return new Target(
                prompts.invoker(),
                prompt.name(),
                request.params().get("arguments"),
                answer -> new GetPromptResult(prompt.description(), messages(answer)));
    }

    /** Messages stay as the route built them; content of a tool's kind is what a user says. */
    private List<?> messages(Message answer) {
        if (answer.getBody() instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(message -> message instanceof Map<?, ?> map && map.containsKey("role"))) {
            return list;
        }
        return results.write(answer).content().stream()
                .map(block -> new GetPromptResult.Message("user", block))
                .toList();
    }
}
