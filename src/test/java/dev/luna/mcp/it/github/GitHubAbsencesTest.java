package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A missing branch, file or pull request is named in the error, together with those that exist. */
class GitHubAbsencesTest {

    private static final String REPO = "/repos/octocat/Hello-World";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    @BeforeEach
    void whatThereIs() {
        GITHUB.answers(any(anyUrl()).atPriority(9), GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        there(REPO, "{\"full_name\":\"octocat/Hello-World\",\"default_branch\":\"trunk\"}");
        there(REPO + "/branches?per_page=100", "[{\"name\":\"trunk\"},{\"name\":\"fix/a\"}]");
    }

    @Test
    void a_workflow() {
        there(
                REPO + "/actions/workflows?per_page=100",
                "{\"total_count\":2,\"workflows\":[{\"path\":\".github/workflows/ci.yml\"},"
                        + "{\"path\":\"dynamic/pages/pages-build-deployment\"}]}");

        assertThat(failure("ci_trigger", "workflow_file", "test.yml"))
                .endsWith(
                        "There is no workflow \"test.yml\"; there are: ci.yml, dynamic/pages/pages-build-deployment.");
    }

    @Test
    void any_workflow() {
        there(REPO + "/actions/workflows?per_page=100", "{\"total_count\":0,\"workflows\":[]}");

        assertThat(failure("ci_trigger", "workflow_file", "test.yml")).endsWith("The repository has no workflows.");
    }

    @Test
    void the_ref_of_a_workflow() {
        GITHUB.answers(
                post(urlEqualTo(REPO + "/actions/workflows/ci.yml/dispatches")),
                GitHubStub.json(422, "{\"message\":\"No ref found for: main\"}"));

        assertThat(failure("ci_trigger", "workflow_file", "ci.yml"))
                .contains("GitHub answered 422")
                .endsWith(
                        "There is no branch or tag \"main\". The default branch is \"trunk\"; there are: trunk, fix/a.");
    }

    @Test
    void a_branch_to_begin_from() {
        assertThat(failure("create_branch", "base", "master", "new_branch", "x"))
                .endsWith(
                        "Not Found. There is no branch \"master\". The default branch is \"trunk\"; there are: trunk, fix/a.");
    }

    @Test
    void a_branch_of_a_repository_without_any() {
        there(REPO + "/branches?per_page=100", "[]");

        assertThat(failure("create_branch", "base", "main", "new_branch", "x"))
                .endsWith("The repository has no branch yet; the first file that is committed makes one.");
    }

    @Test
    void the_branches_of_a_pull_request() {
        GITHUB.answers(post(urlEqualTo(REPO + "/pulls")), GitHubStub.json(422, """
                {"message":"Validation Failed","errors":[{"resource":"PullRequest","field":"head","code":"invalid"},
                {"resource":"PullRequest","field":"base","code":"invalid"}]}"""));

        assertThat(failure("open_pr", "head", "fix/b", "base", "main", "title", "t"))
                .endsWith(
                        "There is no branch \"fix/b\" or \"main\". The default branch is \"trunk\"; there are: trunk, fix/a.");
    }

    @Test
    void the_branch_to_commit_to() {
        GITHUB.answers(
                put(urlEqualTo(REPO + "/contents/a")), GitHubStub.json(404, "{\"message\":\"Branch main not found\"}"));

        assertThat(failure("commit_file", "branch", "main", "path", "a", "text", "x", "message", "m"))
                .endsWith(
                        "There is no branch or tag \"main\". The default branch is \"trunk\"; there are: trunk, fix/a.");
    }

    @Test
    void a_pull_request_that_is_an_issue() {
        there(REPO + "/issues/29", "{\"number\":29}");

        assertThat(failure("close_pr", "number", 29)).endsWith("#29 is an issue, not a pull request.");
        assertThat(failure("pr_state", "number", 29, "state", "success"))
                .endsWith("#29 is an issue, not a pull request.");
        assertThat(failure("list_pr_files", "number", 29)).endsWith("#29 is an issue, not a pull request.");
    }

    @Test
    void a_number() {
        there(REPO + "/issues?state=all&per_page=1", "[{\"number\":33}]");

        assertThat(failure("comment_pr", "number", 2900, "comment", "c"))
                .endsWith("There is no issue or pull request #2900. The newest is #33.");
    }

    @Test
    void a_file_of_a_directory_that_is_there() {
        there(
                REPO + "/contents/src/a%20b?ref=fix%2Fa",
                "[{\"name\":\"x.py\",\"type\":\"file\"},{\"name\":\"y\",\"type\":\"dir\"}]");

        assertThat(failure("read_file", "path", "src/a b/z.py", "ref", "fix/a"))
                .endsWith("There is no \"src/a b/z.py\" on \"fix/a\". src/a b/ holds: x.py, y/.");
    }

    @Test
    void a_file_and_its_directory() {
        there(
                REPO + "/contents/",
                IntStream.range(0, 40)
                        .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":\"file\"}")
                        .collect(Collectors.joining(",", "[", "]")));

        assertThat(failure("read_file", "path", "src/z.py"))
                .contains("There is no \"src/z.py\". src/ does not exist; the root holds: f0, f1,")
                .endsWith("f14 and 25 more.");
    }

    @Test
    void a_ref() {
        GITHUB.answers(
                get(urlPathEqualTo(REPO + "/contents/a")),
                GitHubStub.json(404, "{\"message\":\"No commit found for the ref v9\"}"));

        assertThat(failure("read_file", "path", "a", "ref", "v9"))
                .contains("There is no branch or tag \"v9\". The default branch is \"trunk\"");
    }

    @Test
    void a_repository() {
        GITHUB.answers(get(urlEqualTo(REPO)), GitHubStub.json(404, "{}"));
        there("/users/octocat/repos?sort=updated&per_page=100", "[{\"name\":\"spoon-knife\"}]");

        assertThat(failure("create_issue", "title", "t"))
                .endsWith(
                        "There is no repository octocat/Hello-World that this server may see. octocat has: spoon-knife.");
    }

    @Test
    void an_owner() {
        GITHUB.answers(get(urlEqualTo(REPO)), GitHubStub.json(404, "{}"));

        assertThat(failure("list_prs")).endsWith("There is no user or organization octocat.");
    }

    @Test
    void nothing_is_claimed_where_github_does_not_say() {
        for (int status : new int[] {401, 403, 429, 500}) {
            GITHUB.answers(get(urlEqualTo(REPO)), GitHubStub.json(status, "{}"));

            assertThat(failure("create_branch", "base", "main", "new_branch", "x"))
                    .endsWith("Check owner, repository, branch and path.");
        }
    }

    private static void there(String url, String json) {
        GITHUB.answers(get(urlEqualTo(url)), GitHubStub.json(200, json));
    }

    private static String failure(String tool, Object... more) {
        Map<String, Object> arguments = GitHubStub.arguments(more);
        return server.error(502, tool, arguments).path("message").asText();
    }
}
