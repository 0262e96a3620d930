package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.github.GitHubConstants;
import org.eclipse.egit.github.core.Comment;
import org.eclipse.egit.github.core.CommitStatus;
import org.eclipse.egit.github.core.PullRequest;

/** The steps of the tools about pull requests. Stateless. */
public final class PullRequests {

    /** The result of {@code comment_pr}; the URL is the comment's in GitHub's API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Commented(long id, String url, String moved_to) {}

    /** The result of {@code pr_state}: the state now shown on the commit. */
    public record Stated(
            String sha,
            String state,
            String description,
            @JsonInclude(JsonInclude.Include.NON_NULL) String moved_to) {}

    /** The result of {@code close_pr}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Closed(int number, String state, String url, String moved_to) {}

    /** Makes the result of {@code pr_state}. */
    public Stated stated(
            @Header(GitHubConstants.GITHUB_PULLREQUEST_HEAD_COMMIT_SHA) String sha,
            @ExchangeProperty(GitHubHttpBinding.MOVED_TO) String movedTo,
            @Body CommitStatus status) {
        return new Stated(sha, status.getState(), status.getDescription(), movedTo);
    }

    /** Makes the result of {@code comment_pr}. */
    public Commented commented(@Header("owner") String owner, @Header("repo") String repo, @Body Comment comment) {
        String url = comment.getUrl();
        return new Commented(comment.getId(), url, RepositoryName.movedTo(owner, repo, url));
    }

    /** Makes the result of {@code close_pr}. */
    public Closed closed(@Header("owner") String owner, @Header("repo") String repo, @Body PullRequest closed) {
        String url = closed.getHtmlUrl();
        return new Closed(closed.getNumber(), closed.getState(), url, RepositoryName.movedTo(owner, repo, url));
    }
}
