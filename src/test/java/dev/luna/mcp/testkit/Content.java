package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of an answer, independent of its form on the wire.
 *
 * @param failure the message of the failure; null if the call succeeded
 * @param texts the texts of the content
 * @param json the result as JSON; missing if it is only text or media
 * @param media images, sounds and other bytes
 */
record Content(String failure, List<String> texts, JsonNode json, List<Media> media) {

    /**
     * Bytes.
     *
     * @param mimeType their MIME type; null in the direct dialect, which has none
     * @param base64 the bytes as they were sent
     */
    record Media(String mimeType, String base64) {}

    /** The one of an answer in the direct dialect, which is text, JSON and, as base64, media at once. */
    static Content ofDirect(JsonNode message) {
        if (message.has("error")) {
            return failed(message.at("/error/message").asText());
        }
        JsonNode result = message.path("result");
        String text = result.isTextual() ? result.asText() : result.toString();
        return new Content(null, List.of(text), result, List.of(new Media(null, text)));
    }

    /** The one of an answer in MCP: of a tool, a prompt or a resource. */
    static Content of(JsonNode message) {
        if (message.has("error")) {
            return failed(message.at("/error/message").asText());
        }
        JsonNode result = message.path("result");
        List<String> texts = new ArrayList<>();
        List<Media> media = new ArrayList<>();
        result.path("content").forEach(block -> add(block, texts, media));
        result.path("messages").forEach(said -> add(said.path("content"), texts, media));
        result.path("contents").forEach(part -> add(part, texts, media));
        String failure = result.path("isError").asBoolean() ? String.join("\n", texts) : null;
        return new Content(failure, texts, result.path("structuredContent"), media);
    }

    private static Content failed(String message) {
        return new Content(message, List.of(), JsonRpc.MAPPER.missingNode(), List.of());
    }

    private static void add(JsonNode block, List<String> texts, List<Media> media) {
        if (block.has("resource")) {
            add(block.get("resource"), texts, media);
        } else if (block.has("text")) {
            texts.add(block.get("text").asText());
        } else if (block.has("data") || block.has("blob")) {
            String base64 = block.path(block.has("data") ? "data" : "blob").asText();
            media.add(new Media(block.path("mimeType").asText(), base64));
        }
    }
}
