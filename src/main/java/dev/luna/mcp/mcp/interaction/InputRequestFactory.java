package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Writes the request that asks what an endpoint asks. */
final class InputRequestFactory {

    private final McpEndpoint endpoint;
    private final ObjectMapper mapper;

    InputRequestFactory(McpEndpoint endpoint, ObjectMapper mapper) {
        this.endpoint = endpoint;
        this.mapper = mapper;
    }

    /**
     * @param message the text of the request
     * @throws JsonProcessingException if the endpoint's schema is not JSON
     */
    InputRequest write(String message) throws JsonProcessingException {
        InputRequest.Kind kind =
                InputRequest.Kind.valueOf(endpoint.getOperation().name());
        String key = endpoint.getKey() == null ? kind.name().toLowerCase(Locale.ROOT) : endpoint.getKey();
        ObjectNode params = mapper.createObjectNode();
        switch (kind) {
            case ELICIT ->
                params.put("mode", "form")
                        .put("message", message)
                        .set(
                                "requestedSchema",
                                endpoint.getSchema() == null
                                        ? mapper.createObjectNode()
                                                .put("type", "object")
                                                .set("properties", mapper.createObjectNode())
                                        : mapper.readTree(endpoint.getSchema()));
            case SAMPLE -> {
                ObjectNode content =
                        mapper.createObjectNode().put("type", "text").put("text", message);
                params.putArray("messages").addObject().put("role", "user").set("content", content);
                params.put("maxTokens", endpoint.getMaxTokens());
                if (endpoint.getSystemPrompt() != null) {
                    params.put("systemPrompt", endpoint.getSystemPrompt());
                }
            }
            default -> {
                // A request for the roots has no parameters.
            }
        }
        return new InputRequest(key, kind, params, endpoint.isOptional(), endpoint.isDefer());
    }
}
