package dev.luna.mcp.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.eclipse.egit.github.core.CommitFile;

/** The steps of {@code read_file}. Stateless. */
public final class Contents {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The tool's result: the content as {@code text} if it is UTF-8 text, otherwise as {@code content_b64}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(String path, int size, String text, String content_b64) {}

    /** Asks what is at the path; without a ref, on the default branch. */
    public RestRequest find(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("path") String path,
            @Header("ref") String ref) {
        RestRequest request = RestRequest.get(owner, repo, "contents", GitHubNames.path(path));
        return ref == null ? request : request.with("ref", GitHubNames.ref("ref", ref));
    }

    /**
     * The file, as camel-github wants it to read its content: by the sha of its blob, as files beyond 1 MB come without
     * content when asked for by their path.
     *
     * @throws InvalidArgumentException if it is no file, or larger than 4 MB
     */
    public CommitFile file(@Body RestAnswer found) {
        if (found.body().isArray() || !"file".equals(found.text("/type"))) {
            throw new InvalidArgumentException(
                    "Argument 'path' must be a file's path; at this one is a directory, a link or a submodule.");
        }
        if (found.number("/size") > MAX_BYTES) {
            throw new InvalidArgumentException("The file at 'path' has " + found.number("/size") + " bytes; at most "
                    + MAX_BYTES + " can be read.");
        }
        return new CommitFile().setSha(found.text("/sha"));
    }

    /** What the tool answers; GitHub wraps base64 in lines. */
    public Content content(@Header("path") String path, @Body String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw RestAnswers.without("the content in base64", e);
        }
        String text = text(bytes);
        String encoded = text == null ? Base64.getEncoder().encodeToString(bytes) : null;
        return new Content(path, bytes.length, text, encoded);
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
