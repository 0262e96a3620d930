package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;

/**
 * A file as GitHub describes it. Immutable.
 *
 * @param sha the id of its content
 * @param size in bytes
 * @param text its content if GitHub sent it, as it does up to 1 MB, and it is UTF-8 text; otherwise null
 */
record RepositoryFile(String sha, long size, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads GitHub's response for a path.
     *
     * @param response the response as plain Java values
     * @throws InvalidArgumentException if there is something else than a file at the path
     * @throws dev.luna.mcp.tool.UpstreamException if a field is missing
     */
    static RepositoryFile of(String path, Object response) {
        JsonNode found = JSON.valueToTree(response);
        if (found.isArray()) {
            throw new InvalidArgumentException("Argument 'path' must be a file's path; '" + path
                    + "' is a directory, which holds: " + Listing.of(found) + ".");
        }
        String type = field(found, "type").asText();
        if (!type.equals("file")) {
            String target = found.path("target").asText("");
            throw new InvalidArgumentException("Argument 'path' must be a file's path; '" + path + "' is "
                    + (type.equals("symlink")
                            ? "a link" + (target.isEmpty() ? "" : " to '" + target + "'")
                            : "a " + type)
                    + ".");
        }
        return new RepositoryFile(
                field(found, "sha").asText(), field(found, "size").asLong(), text(found));
    }

    private static String text(JsonNode found) {
        try {
            return FileText.of(
                    Base64.getMimeDecoder().decode(found.path("content").asText("")));
        } catch (IllegalArgumentException e) {
            throw RestResponseReader.without("the content in base64", e);
        }
    }

    private static JsonNode field(JsonNode found, String name) {
        JsonNode value = found.path(name);
        if (!value.isValueNode() || value.isNull()) {
            throw RestResponseReader.without("'" + name + "'", null);
        }
        return value;
    }
}
