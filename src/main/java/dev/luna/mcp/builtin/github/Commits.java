package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.ConflictException;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;

/** The steps of {@code commit_file}. Thread-safe. */
public final class Commits {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT = "GitHubFileContent";
    private static final String REPLACED = "GitHubFileReplaced";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final MaskedContentCheck masked;

    Commits(MaskedContentCheck masked) {
        this.masked = masked;
    }

    /**
     * The tool's result.
     *
     * @param status {@code created} or {@code updated}
     * @param sha of the commit
     * @param replaced the content that was there before; null if the file is new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Committed(
            String status,
            String path,
            String branch,
            String sha,
            String file_sha,
            int size,
            String first_line,
            Replaced replaced,
            String moved_to) {}

    /** The content that was there before. */
    public record Replaced(String file_sha, long size) {}

    /** Checks the arguments before anything is sent. */
    public void check(
            @Header("text") String text,
            @Header("content_b64") String base64,
            @Header("expected_sha") String expected,
            Exchange exchange) {
        FileContent content = FileContent.of(text, base64);
        if (isGiven(expected) && !SHA.matcher(expected).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'expected_sha' must be the 'sha' that read_file gave: 40 digits from 0 to f.");
        }
        exchange.setProperty(CONTENT, content);
    }

    /**
     * Sets what is sent to write the file: its content, and the sha of the file that it replaces. GitHub refuses (409) if the file
     * changed since; without a sha it refuses if there is a file after all.
     *
     * @param existing GitHub's response for the path; null if there is nothing
     * @throws InvalidArgumentException if there is something else than a file at the path
     * @throws ConflictException if it is not the file that the caller expects
     */
    public void prepare(
            @Header("path") String path,
            @Header("branch") String branch,
            @Header("expected_sha") String expected,
            @ExchangeProperty(CONTENT) FileContent content,
            @Body Object existing,
            Exchange exchange) {
        RepositoryFile file = existing == null ? null : RepositoryFile.of(path, existing);
        Replaced replaced = file == null ? null : new Replaced(file.sha(), file.size());
        if (isGiven(expected)) {
            refuseOther(expected, replaced, path, branch);
        }
        masked.refuseIn(content.text(), file == null ? null : file.text());
        exchange.setProperty(REPLACED, replaced);
        Message message = exchange.getMessage();
        message.setHeader("content", content.base64());
        message.removeHeader("sha");
        if (replaced != null) {
            message.setHeader("sha", replaced.file_sha());
        }
    }

    /** The result of {@code commit_file}. */
    public Committed committed(
            @Header("path") String path,
            @Header("branch") String branch,
            @ExchangeProperty(CONTENT) FileContent content,
            @ExchangeProperty(REPLACED) Replaced replaced,
            @ExchangeProperty(GitHubHttpBinding.MOVED_TO) String movedTo,
            @Body Object written) {
        JsonNode response = JSON.valueToTree(written);
        String commit = response.at("/commit/sha").asText(null);
        if (commit == null) {
            throw RestResponseReader.without("'commit.sha'", null);
        }
        return new Committed(
                replaced == null ? "created" : "updated",
                path,
                branch,
                commit,
                response.at("/content/sha").asText(null),
                content.bytes().length,
                content.text() == null ? null : FileText.firstLine(content.text()),
                replaced,
                movedTo);
    }

    private static void refuseOther(String expected, Replaced present, String path, String branch) {
        if (present == null) {
            throw new ConflictException("Nothing was written: there is no '" + path + "' on '" + branch
                    + "' any more, but" + " expected_sha is given. Leave it out to create the file.");
        }
        if (!present.file_sha().equals(expected)) {
            throw new ConflictException(
                    "Nothing was written: '" + path + "' on '" + branch + "' is not what was read; its"
                            + " sha is now " + present.file_sha() + " (" + present.size() + " bytes), not " + expected
                            + ". Read it again, make the change in what is there now, and commit with its sha.");
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }
}
