package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * GitHub's response to a {@link RestRequest}: a success, or a 404 that the request permits.
 *
 * @param status the HTTP status
 * @param body the JSON, a missing node if there was no body
 * @param movedTo the repository's present name if it was asked for by an old one, otherwise null
 * @param nextPage the query that the next page is asked for with, null if this is the last one
 * @param size of the body in bytes
 *
 */
public record RestResponse(int status, JsonNode body, String movedTo, String nextPage, int size) {

    /** True if the request was optional and there is nothing at its path. */
    boolean isAbsent() {
        return status == 404;
    }

    /** True if GitHub documents no body for this status. */
    boolean hasNoContent() {
        return status == 204;
    }
}
