package dev.luna.mcp.github;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.github.GitHubConstants;
import org.eclipse.egit.github.core.Comment;
import org.eclipse.egit.github.core.CommitFile;
import org.eclipse.egit.github.core.CommitStatus;
import org.eclipse.egit.github.core.PullRequest;

/** The steps of the tools about pull requests. Stateless. */
public final class PullRequests {

    /** The result of {@code comment_pr}; the URL is the comment's in GitHub's API. */
    public record Commented(long id, String url) {}

    /** The result of {@code list_pr_files}. */
    public record Files(List<File> files) {}

    /** A file that a pull request changes; the status is added, modified, removed, renamed and so on. */
    public record File(String path, String status, int additions, int deletions) {}

    /** The result of {@code pr_state}: the state now shown on the commit. */
    public record Stated(String sha, String state, String description) {}

    /** The result of {@code close_pr}. */
    public record Closed(int number, String state, String url) {}

    /** What {@code pr_state} answers. */
    public Stated stated(
            @Header(GitHubConstants.GITHUB_PULLREQUEST_HEAD_COMMIT_SHA) String sha, @Body CommitStatus status) {
        return new Stated(sha, status.getState(), status.getDescription());
    }

    /** What {@code comment_pr} answers. */
    public Commented commented(@Body Comment comment) {
        return new Commented(comment.getId(), comment.getUrl());
    }

    /** What {@code list_pr_files} answers. */
    public Files files(@Body List<CommitFile> files) {
        return new Files(files.stream()
                .map(file -> new File(file.getFilename(), file.getStatus(), file.getAdditions(), file.getDeletions()))
                .toList());
    }

    /** What {@code close_pr} answers. */
    public Closed closed(@Body PullRequest closed) {
        return new Closed(closed.getNumber(), closed.getState(), closed.getHtmlUrl());
    }
}
