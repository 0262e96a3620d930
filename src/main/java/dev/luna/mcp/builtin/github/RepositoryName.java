package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Owner and name of a repository as callers write them: separate, together in one of the two arguments, or as a URL. Immutable.
 *
 * @param owner checked
 * @param repo checked
 *
 */
record RepositoryName(String owner, String repo) {

    private static final Pattern ADDRESS = Pattern.compile("^(?:https?://[^/\\s@]{1,253}/|git@[^:/\\s]{1,253}:)");
    private static final Pattern IN_URL =
            Pattern.compile("https?://[^/]+/(?:.*?/)?([^/]+/[^/]+)/(?:issues|pull|pulls)/");
    private static final Pattern END = Pattern.compile("(?:\\.git)?/?\\z");

    /** @throws InvalidArgumentException naming the argument that is wrong, or both if they contradict each other */
    static RepositoryName of(String owner, String repo) {
        String[] ofOwner = parts(owner);
        String[] ofRepo = parts(repo);
        if (ofOwner.length > 2 || ofOwner.length == 2 && !ofOwner[1].equalsIgnoreCase(ofRepo[ofRepo.length - 1])) {
            throw new InvalidArgumentException("Argument 'owner' must be a GitHub user or organization alone, such as"
                    + " {\"owner\": \"octocat\", \"repo\": \"Hello-World\"}.");
        }
        if (ofRepo.length > 2 || ofRepo.length == 2 && !ofRepo[0].equalsIgnoreCase(ofOwner[0])) {
            throw new InvalidArgumentException("Argument 'repo' must be a repository's name without its owner, such as"
                    + " {\"owner\": \"octocat\", \"repo\": \"Hello-World\"}.");
        }
        return new RepositoryName(GitHubNames.owner(ofOwner[0]), GitHubNames.repo(ofRepo[ofRepo.length - 1]));
    }

    /**
     * The repository's current name if the caller used an old one, otherwise null.
     *
     * @param url of something in it, as GitHub answered: of its pages or of its API
     *
     */
    static String movedTo(String owner, String repo, String url) {
        Matcher name = IN_URL.matcher(url == null ? "" : url);
        return name.find() && !(owner + "/" + repo).equalsIgnoreCase(name.group(1)) ? name.group(1) : null;
    }

    private static String[] parts(String text) {
        if (text == null || text.length() > 500) {
            return new String[] {text};
        }
        String plain = ADDRESS.matcher(text).replaceFirst("");
        return END.matcher(plain).replaceFirst("").replaceFirst("^@", "").split("/", -1);
    }
}
