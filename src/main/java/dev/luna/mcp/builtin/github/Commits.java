package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.tool.ConflictException;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** The steps of {@code commit_file}. Thread-safe. */
public final class Commits {

    private static final String CONTENT = "GitHubFileContent";
    private static final String REPLACED = "GitHubFileReplaced";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final MaskedText masked;

    Commits(MaskedText masked) {
        this.masked = masked;
    }

    /**
     * The tool's result: whether the file was {@code created} or {@code updated}, the commit that did it, what was written and, of
     * an update, what it replaced.
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

    /** Asks whether the file exists on the branch. Every argument is checked here, before anything is sent. */
    public RestRequest existing(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("branch") String branch,
            @Header("path") String path,
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
        return RestRequest.get(owner, repo, "contents", GitHubNames.path(path))
                .with("ref", GitHubNames.branch("branch", branch))
                .orAbsent();
    }

    /**
     * Asks to write the file. An existing one is named by its sha, so that GitHub refuses (409) if it changed since; no
     * sha means a new file, and GitHub refuses that too should one be there after all.
     *
     * @throws InvalidArgumentException if something that is no file is at the path
     * @throws ConflictException if it is not the file that the caller expects
     */
    public RestRequest write(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("branch") String branch,
            @Header("path") String path,
            @Header("message") String message,
            @Header("expected_sha") String expected,
            @ExchangeProperty(CONTENT) FileContent content,
            @Body RestAnswer existing,
            Exchange exchange) {
        Replaced replaced =
                existing.isAbsent() ? null : new Replaced(Contents.shaOfFile(path, existing), existing.number("/size"));
        if (isGiven(expected)) {
            refuseOther(expected, replaced, path, branch);
        }
        masked.refuseIn(content.text(), before(existing));
        exchange.setProperty(REPLACED, replaced);
        Map<String, Object> commit = new LinkedHashMap<>();
        commit.put("message", message);
        commit.put("content", content.base64());
        commit.put("branch", branch);
        if (replaced != null) {
            commit.put("sha", replaced.file_sha());
        }
        return RestRequest.put(owner, repo, "contents", path).sending(commit);
    }

    /** What the tool answers. */
    public Committed committed(
            @Header("path") String path,
            @Header("branch") String branch,
            @ExchangeProperty(CONTENT) FileContent content,
            @ExchangeProperty(REPLACED) Replaced replaced,
            @ExchangeProperty(RestCalls.MOVED_TO) String movedTo,
            @Body RestAnswer written) {
        return new Committed(
                written.status() == 201 ? "created" : "updated",
                path,
                branch,
                written.text("/commit/sha"),
                written.body().at("/content/sha").asText(null),
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

    /** The text of the existing file, if GitHub sent it along; it does up to 1 MB. */
    private static String before(RestAnswer existing) {
        String base64 =
                existing.isAbsent() ? "" : existing.body().path("content").asText("");
        try {
            return FileText.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw RestAnswers.without("the content in base64", e);
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }
}
