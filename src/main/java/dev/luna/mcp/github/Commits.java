package dev.luna.mcp.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The steps of {@code commit_file}. Stateless. */
public final class Commits {

    /** The tool's result: whether the file was {@code created} or {@code updated}, and the commit that did it. */
    public record Committed(String status, String path, String branch, String sha) {}

    /** Asks whether the file exists on the branch. Every argument is checked here, before anything is sent. */
    public RestRequest existing(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("branch") String branch,
            @Header("path") String path,
            @Header("content_b64") String content) {
        canonical(content);
        return RestRequest.get(owner, repo, "contents", GitHubNames.path(path))
                .with("ref", GitHubNames.branch("branch", branch))
                .orAbsent();
    }

    /**
     * Asks to write the file. An existing one is named by its sha, so that GitHub refuses (409) if it changed since; no
     * sha means a new file, and GitHub refuses that too should one be there after all.
     *
     * @throws InvalidArgumentException if something that is no file is at the path
     */
    public RestRequest write(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("branch") String branch,
            @Header("path") String path,
            @Header("content_b64") String content,
            @Header("message") String message,
            @Body RestAnswer existing) {
        Map<String, Object> commit = new LinkedHashMap<>();
        commit.put("message", message);
        commit.put("content", canonical(content));
        commit.put("branch", branch);
        if (!existing.isAbsent()) {
            commit.put("sha", shaOfFile(existing));
        }
        return RestRequest.put(owner, repo, "contents", path).sending(commit);
    }

    /** What the tool answers. */
    public Committed committed(@Header("path") String path, @Header("branch") String branch, @Body RestAnswer written) {
        String status = written.status() == 201 ? "created" : "updated";
        return new Committed(status, path, branch, written.text("/commit/sha"));
    }

    private static String shaOfFile(RestAnswer existing) {
        if (existing.body().isArray() || !"file".equals(existing.text("/type"))) {
            throw new InvalidArgumentException(
                    "Argument 'path' must be a file's path; at this one is a directory, a link or a submodule.");
        }
        return existing.text("/sha");
    }

    /** Base64 as GitHub takes it; line breaks, which some encoders add, are dropped. */
    private static String canonical(String content) {
        try {
            byte[] bytes = Base64.getDecoder().decode(content.replaceAll("\\r?\\n", ""));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(
                    "Argument 'content_b64' must be the file's content in base64 (standard alphabet, padded).");
        }
    }
}
