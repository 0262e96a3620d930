package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Header;

/**
 * The camel-github endpoints, one for each operation on each repository, created at the first call. Thread-safe.
 *
 * <p>The routes get endpoint objects, not text to make a URI of: all a URI here is made of has passed
 * {@link GitHubNames}, which lets no character through that means something in an endpoint URI. Every method throws
 * {@link InvalidArgumentException} for bad names.
 *
 */
public final class GitHubEndpoints {

    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

    private final CamelContext context;

    GitHubEndpoints(CamelContext context) {
        this.context = context;
    }

    /** Creates an issue. */
    public Endpoint createIssue(@Header("owner") String owner, @Header("repo") String repo) {
        return endpoint("createissue", owner, repo, "");
    }

    /** Comments on a pull request. */
    public Endpoint comment(@Header("owner") String owner, @Header("repo") String repo) {
        return endpoint("pullrequestcomment", owner, repo, "");
    }

    /** Closes a pull request. */
    public Endpoint close(@Header("owner") String owner, @Header("repo") String repo) {
        return endpoint("closepullrequest", owner, repo, "");
    }

    /** Reads a blob, in base64. */
    public Endpoint content(@Header("owner") String owner, @Header("repo") String repo) {
        return endpoint("getcommitfile", owner, repo, "&encoding=base64");
    }

    /** Sets a commit status. */
    public Endpoint state(@Header("owner") String owner, @Header("repo") String repo, @Header("state") String state) {
        if (!STATES.contains(state)) {
            throw new InvalidArgumentException("Argument 'state' must be one of error, failure, pending, success.");
        }
        return endpoint("pullrequeststate", owner, repo, "&state=" + state);
    }

    private Endpoint endpoint(String operation, String owner, String repo, String option) {
        return context.getEndpoint("github:" + operation + "?repoOwner=" + GitHubNames.owner(owner) + "&repoName="
                + GitHubNames.repo(repo) + option);
    }
}
