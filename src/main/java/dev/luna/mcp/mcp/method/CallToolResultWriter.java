package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.ToolException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Maps a tool's result to {@code CallToolResult}: a text stays text, bytes become an image or sound, a list of content
 * stays as it is, and anything else is JSON, as text and, where it is an object, as structured content. Thread-safe.
 */
final class CallToolResultWriter {

    private final ObjectMapper mapper;

    CallToolResultWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The result as every revision allows it, with structured content where that is an object. */
    CallToolResult write(Message result) {
        return write(result, false);
    }

    /** @param isAnyStructured true if a value other than an object may be structured content, as 2026-07-28 allows */
    CallToolResult write(Message result, boolean isAnyStructured) {
        Object body = result.getBody();
        if (body == null) {
            return CallToolResult.of(List.of());
        }
        if (body instanceof byte[] bytes) {
            return CallToolResult.of(
                    List.of(Content.bytes(bytes, result.getHeader(Exchange.CONTENT_TYPE, String.class))));
        }
        if (body instanceof String text) {
            return CallToolResult.of(List.of(Content.text(text)));
        }
        if (body instanceof List<?> list && Content.isContentList(list)) {
            return CallToolResult.of(list);
        }
        return structured(body, isAnyStructured);
    }

    private CallToolResult structured(Object body, boolean isAnyStructured) {
        try {
            JsonNode json = mapper.valueToTree(body);
            Map<String, Object> text = Content.text(mapper.writeValueAsString(json));
            return json.isObject() || isAnyStructured
                    ? new CallToolResult(List.of(text), json, null)
                    : CallToolResult.of(List.of(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ToolException("The tool's result cannot be written as JSON.", e);
        }
    }
}
