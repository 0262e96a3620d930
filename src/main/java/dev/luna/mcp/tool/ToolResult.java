package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * The result of a tool's route: its final body, read completely, and the media type of bytes.
 *
 * @param body null, a text, bytes, or an object that serialises to JSON
 * @param contentType media type of bytes, else null
 * @param size approximate number of characters or bytes
 */
record ToolResult(Object body, String contentType, long size) {

    /**
     * Reads the result from a route's final message.
     *
     * @throws ToolException if the route reports a failure, or the result is too large or does not match the declared
     *     schema
     */
    static ToolResult of(Message message, ToolSchema declared, ObjectMapper mapper, ResultLimit limit) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        Object body = read(message, type, limit);
        if (body instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isError"))) {
            throw new ToolException(texts(map.get("content")));
        }
        if (declared == null && body instanceof String text) {
            return new ToolResult(limit.text(text), null, text.length());
        }
        long size = limit.check(body);
        if (declared != null) {
            return new ToolResult(conforming(body, declared, mapper), null, size);
        }
        return new ToolResult(body, body instanceof byte[] ? type : null, size);
    }

    /** Replaces the body and all headers of the caller's message. */
    void writeTo(Message message) {
        message.removeHeaders("*");
        message.setBody(body);
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
    }

    private static Object read(Message message, String type, ResultLimit limit) {
        Object body = message.getBody();
        if (body instanceof Reader) {
            return message.getBody(String.class);
        }
        boolean stream = body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof ByteBuffer
                || body instanceof WrappedFile;
        if (!stream) {
            return body;
        }
        try (InputStream bytes = message.getBody(InputStream.class)) {
            return textOrBytes(limit.read(bytes), type, limit);
        } catch (IOException e) {
            throw new ToolException("The tool's result cannot be read.", e);
        }
    }

    /** Decodes everything that is not declared as binary as text, if possible. */
    private static Object textOrBytes(ResultLimit.Beginning beginning, String type, ResultLimit limit) {
        byte[] bytes = beginning.bytes();
        int end = beginning.isCut() ? ResultLimit.wholeCharacters(bytes, bytes.length) : bytes.length;
        if (!isBinary(type)) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, end))
                        .toString();
                return beginning.isCut() ? limit.cut(bytes, beginning.total()) : text;
            } catch (CharacterCodingException e) {
                // Not a text.
            }
        }
        limit.check(beginning.total());
        return bytes;
    }

    private static boolean isBinary(String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("image/")
                || lower.startsWith("audio/")
                || lower.startsWith("video/")
                || lower.startsWith("application/octet-stream");
    }

    private static String texts(Object content) {
        if (!(content instanceof List<?> blocks)) {
            return "The tool failed without a reason.";
        }
        return blocks.stream()
                .filter(block -> block instanceof Map<?, ?> map && map.get("text") != null)
                .map(block -> String.valueOf(((Map<?, ?>) block).get("text")))
                .collect(Collectors.joining("\n"));
    }

    private static Object conforming(Object body, ToolSchema declared, ObjectMapper mapper) {
        try {
            JsonNode json = body instanceof String text ? mapper.readTree(text) : mapper.valueToTree(body);
            var errors = declared.validate(json);
            if (!errors.isEmpty()) {
                throw new ToolException("The tool's result does not match its output schema: "
                        + errors.get(0).getMessage());
            }
            return body instanceof String ? json : body;
        } catch (JsonProcessingException e) {
            throw new ToolException("The tool declares an output schema, but its result is not JSON.", e);
        }
    }
}
