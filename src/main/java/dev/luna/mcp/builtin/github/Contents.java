package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.eclipse.egit.github.core.CommitFile;

/** The steps of {@code read_file}. Thread-safe. */
public final class Contents {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String SHA = "GitHubFileSha";

    private final MaskedText masked;

    Contents(MaskedText masked) {
        this.masked = masked;
    }

    /**
     * The tool's result: the content as {@code text} if it is UTF-8 text, otherwise as {@code content_b64}; how many places of it
     * the caller sees masked, if any.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            String path,
            String sha,
            int size,
            Integer masked,
            String note,
            String text,
            String content_b64,
            String moved_to) {}

    /** Asks what is at the path; without a ref, on the default branch. */
    public RestRequest find(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("path") String path,
            @Header("ref") String ref) {
        RestRequest request = RestRequest.get(owner, repo, "contents", GitHubNames.path(path));
        return ref == null || ref.isEmpty() ? request : request.with("ref", GitHubNames.ref("ref", ref));
    }

    /**
     * The file, as camel-github wants it to read its content: by the sha of its blob, as files beyond 1 MB come without
     * content when asked for by their path.
     *
     * @throws InvalidArgumentException if it is no file, or larger than 4 MB
     */
    public CommitFile file(@Header("path") String path, @Body RestAnswer found, Exchange exchange) {
        String sha = shaOfFile(path, found);
        if (found.number("/size") > MAX_BYTES) {
            throw new InvalidArgumentException("The file at 'path' has " + found.number("/size") + " bytes; at most "
                    + MAX_BYTES + " can be read.");
        }
        exchange.setProperty(SHA, sha);
        return new CommitFile().setSha(sha);
    }

    /** What the tool answers; GitHub wraps base64 in lines. */
    public Content content(
            @Header("path") String path,
            @ExchangeProperty(SHA) String sha,
            @ExchangeProperty(RestCalls.MOVED_TO) String movedTo,
            @Body String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw RestAnswers.without("the content in base64", e);
        }
        String text = FileText.of(bytes);
        if (text == null) {
            String encoded = Base64.getEncoder().encodeToString(bytes);
            return new Content(path, sha, bytes.length, null, null, null, encoded, movedTo);
        }
        int places = masked.places(text);
        String note = places == 0
                ? null
                : "Secrets in " + places + " place" + (places == 1 ? "" : "s") + " are shown as ***."
                        + " Do not write this text back: the secrets would be lost.";
        return new Content(path, sha, bytes.length, places == 0 ? null : places, note, text, null, movedTo);
    }

    /**
     * The sha of the file that was found.
     *
     * @throws InvalidArgumentException if it is no file, saying what it is
     */
    static String shaOfFile(String path, RestAnswer found) {
        JsonNode body = found.body();
        if (body.isArray()) {
            throw new InvalidArgumentException("Argument 'path' must be a file's path; '" + path
                    + "' is a directory, which holds: " + Listing.of(body) + ".");
        }
        String type = found.text("/type");
        if (!type.equals("file")) {
            String target = body.path("target").asText("");
            throw new InvalidArgumentException("Argument 'path' must be a file's path; '" + path + "' is "
                    + (type.equals("symlink")
                            ? "a link" + (target.isEmpty() ? "" : " to '" + target + "'")
                            : "a " + type)
                    + ".");
        }
        return found.text("/sha");
    }
}
