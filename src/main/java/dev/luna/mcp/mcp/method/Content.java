package dev.luna.mcp.mcp.method;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Blocks of content, as MCP's schema has them. Stateless.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/schema#contentblock">ContentBlock</a>
 */
final class Content {

    /** The kinds of block, and the member that each must have. */
    private static final Map<String, String> KINDS =
            Map.of("text", "text", "image", "data", "audio", "data", "resource", "resource", "resource_link", "uri");

    private Content() {}

    static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    /** Bytes as an image, as sound, or, where they are neither, as an embedded resource. */
    static Map<String, Object> bytes(byte[] bytes, String contentType) {
        String data = Base64.getEncoder().encodeToString(bytes);
        String type = contentType == null ? "application/octet-stream" : contentType;
        if (type.startsWith("image/") || type.startsWith("audio/")) {
            return Map.of("type", type.substring(0, type.indexOf('/')), "data", data, "mimeType", type);
        }
        return Map.of("type", "resource", "resource", Map.of("uri", "result:bytes", "mimeType", type, "blob", data));
    }

    /** True if a list is one of content blocks that the route has built itself. */
    static boolean isContentList(List<?> blocks) {
        return !blocks.isEmpty() && blocks.stream().allMatch(Content::isBlock);
    }

    private static boolean isBlock(Object value) {
        return value instanceof Map<?, ?> block
                && block.get("type") instanceof String type
                && KINDS.containsKey(type)
                && block.get(KINDS.get(type)) != null;
    }
}
