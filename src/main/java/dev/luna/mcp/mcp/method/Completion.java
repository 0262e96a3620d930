package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * {@code completion/complete}: proposes those values of a prompt's argument that its declaration names, if it names any.
 * Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion">Completion</a>
 */
public final class Completion {

    /** The most values that one answer may hold. */
    private static final int MOST = 100;

    private final ToolRegistry prompts;

    public Completion(ToolRegistry prompts) {
        this.prompts = prompts;
    }

    /**
     * The result of {@code completion/complete}.
     *
     * @throws InvalidParamsException if it is not said what is to be completed
     */
    public CompleteResult answer(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        if (params == null || !params.path("argument").path("name").isTextual()) {
            throw new InvalidParamsException("completion/complete needs the parameters 'ref' and 'argument'.");
        }
        String begun = params.at("/argument/value").asText("");
        List<String> values =
                declared(
                                request.principal(),
                                params.at("/ref/name").asText(""),
                                params.at("/argument/name").asText())
                        .stream()
                        .filter(value -> value.startsWith(begun))
                        .toList();
        return new CompleteResult(
                new CompleteResult.Values(values.stream().limit(MOST).toList(), values.size(), values.size() > MOST));
    }

    private List<String> declared(Principal principal, String prompt, String argument) {
        return prompts.find(prompt)
                .filter(found -> ToolAccess.permits(principal.permissions(), found))
                .map(found -> found.arguments()
                        .json()
                        .path("properties")
                        .path(argument)
                        .path("enum"))
                .map(values -> StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .orElse(List.of());
    }
}
