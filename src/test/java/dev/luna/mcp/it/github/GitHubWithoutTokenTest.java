package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A public repository is read without a token; what changes something needs one. */
class GitHubWithoutTokenTest {

    private static final String REPO = "/repos/octocat/Hello-World";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("").setting("luna.github-token", "");

    @Test
    void reading_tools_read_and_send_no_authorization() {
        GITHUB.answers(get(urlPathEqualTo(REPO + "/issues")), GitHubStub.json(200, "[]"));
        GITHUB.answers(get(urlPathEqualTo(REPO + "/pulls")), GitHubStub.json(200, "[]"));
        GITHUB.answers(get(urlPathEqualTo(REPO + "/pulls/1347/files")), 200, "files");
        GITHUB.answers(get(urlPathEqualTo(REPO + "/actions/runs")), GitHubStub.json(200, "{\"workflow_runs\":[]}"));
        GITHUB.answers(get(urlPathEqualTo(REPO + "/contents/a")), 200, "contents");
        GITHUB.answers(get(urlPathEqualTo(REPO + "/git/blobs/95b966ae1c166bd92f8ae7d1c313e738c731dfc3")), 200, "blob");

        Map.of(
                        "list_issues", GitHubStub.arguments(),
                        "list_prs", GitHubStub.arguments(),
                        "list_runs", GitHubStub.arguments(),
                        "list_pr_files", GitHubStub.arguments("number", 1347),
                        "read_file", GitHubStub.arguments("path", "a"))
                .forEach(server::result);

        assertThat(GITHUB.requests()).hasSize(6).allSatisfy(request -> assertThat(
                        request.containsHeader("Authorization"))
                .isFalse());
    }

    @Test
    void a_failure_says_that_a_token_could_help() {
        GITHUB.answers(
                any(anyUrl()),
                GitHubStub.json(403, "{\"message\":\"API rate limit exceeded for 192.0.2.1.\"}")
                        .withHeader("X-RateLimit-Remaining", "0"));
        assertThat(server.error(502, "list_prs", GitHubStub.arguments()).toString())
                .contains("Without GITHUB_TOKEN GitHub permits 60 requests an hour");

        for (int status : List.of(401, 403, 404)) {
            GITHUB.answers(any(anyUrl()), GitHubStub.json(status, "{\"message\":\"No\"}"));
            GITHUB.answers(get(urlPathEqualTo(REPO)), GitHubStub.json(500, "{}"));
            assertThat(server.error(502, "list_prs", GitHubStub.arguments()).toString())
                    .as("%s", status)
                    .containsIgnoringCase("the server has no GITHUB_TOKEN")
                    .doesNotContain("expired");
        }
    }
}
