package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.UpstreamException;

/**
 * GitHub's answer to a {@link RestRequest}: a success, or the allowed absence of what was asked for.
 *
 * @param status the HTTP status
 * @param body the JSON, a missing node if there was no body
 * @param movedTo the repository's present name if it was asked for by an old one, otherwise null
 * @param nextPage the query that the next page is asked for with, null if this is the last one
 * @param size of the body in bytes
 */
public record RestAnswer(int status, JsonNode body, String movedTo, String nextPage, int size) {

    /** Whether what was asked for does not exist; only ever true if the request allowed for it. */
    boolean isAbsent() {
        return status == 404;
    }

    /**
     * The text at a JSON pointer such as {@code /object/sha}.
     *
     * @throws UpstreamException if GitHub left it out
     */
    String text(String pointer) {
        return at(pointer).asText();
    }

    /**
     * The whole number at a JSON pointer.
     *
     * @throws UpstreamException if GitHub left it out
     */
    long number(String pointer) {
        return at(pointer).asLong();
    }

    private JsonNode at(String pointer) {
        JsonNode value = body.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw RestAnswers.without("'" + pointer.substring(1).replace('/', '.') + "'", null);
        }
        return value;
    }
}
