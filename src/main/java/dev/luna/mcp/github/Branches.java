package dev.luna.mcp.github;

import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The steps of {@code create_branch}. Stateless. */
public final class Branches {

    /** The tool's result: the new branch and the commit it is at. */
    public record Created(String branch, String sha) {}

    /** Asks for the commit the base branch is at. Every name is checked here, before anything is sent. */
    public RestRequest base(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("base") String base,
            @Header("new_branch") String newBranch) {
        GitHubNames.branch("new_branch", newBranch);
        return RestRequest.get(owner, repo, "git/ref/heads", GitHubNames.branch("base", base));
    }

    /** Asks for the new branch, beginning where the base is. */
    public RestRequest create(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("new_branch") String newBranch,
            @Body RestAnswer base) {
        return RestRequest.post(owner, repo, "git/refs")
                .sending(Map.of("ref", "refs/heads/" + newBranch, "sha", base.text("/object/sha")));
    }

    /** What the tool answers. */
    public Created created(@Header("new_branch") String newBranch, @Body RestAnswer created) {
        return new Created(newBranch, created.text("/object/sha"));
    }
}
