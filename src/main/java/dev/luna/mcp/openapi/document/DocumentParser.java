package dev.luna.mcp.openapi.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** Parses documents, JSON or YAML, within limits of depth and size. Stateless. */
final class DocumentParser {

    /** The deepest nesting; schemas of real documents have fewer than 60 levels. */
    static final int DEEPEST = 200;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DocumentParser() {}

    /**
     * Parses a document.
     *
     * @param name the document, for failures
     * @throws DocumentException if it is neither JSON nor YAML, or is beyond the limits
     */
    static JsonNode parse(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String begin = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!begin.stripLeading().startsWith("{")) {
            return YamlDocument.parse(begin, name);
        }
        try {
            return JSON.readTree(begin);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new DocumentException(name + place + " is not JSON as it must be: " + e.getOriginalMessage(), e);
        }
    }
}
