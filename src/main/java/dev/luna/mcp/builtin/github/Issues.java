package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.eclipse.egit.github.core.Issue;

/** The steps of {@code create_issue}. Stateless. */
public final class Issues {

    /** The result of {@code create_issue}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Created(long number, String url, String moved_to) {}

    /** Makes the result of {@code create_issue}. */
    public Created created(@Header("owner") String owner, @Header("repo") String repo, @Body Issue issue) {
        String url = issue.getHtmlUrl();
        return new Created(issue.getNumber(), url, RepositoryName.movedTo(owner, repo, url));
    }
}
