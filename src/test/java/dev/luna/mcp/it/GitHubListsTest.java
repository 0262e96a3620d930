package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.Upstream;
import org.junit.jupiter.api.Test;

/** The tools that are GitHub's block and nothing else. */
@LunaTest(
        tools = "routes/tools/github",
        upstreams = "luna.github-api-url",
        settings = "luna.github-token=ghp_not_a_real_token")
class GitHubListsTest {

    @Test
    void pull_requests_are_listed(Luna luna, Upstream gitHub) {
        gitHub.on("GET", "/repos/a/b/pulls").answer("""
                [{"number": 7, "title": "One", "html_url": "u", "state": "open", "head": {"ref": "x"}, "body": null}]
                """);
        String listed = luna.call("list_prs")
                .with("owner", "a")
                .with("repo", "b")
                .send()
                .text();
        assertThat(listed).contains("\"number\":7", "\"branch\":\"x\"").doesNotContain("body");
        assertThat(gitHub.onlyRequest().line()).isEqualTo("GET /repos/a/b/pulls?state=open");
    }

    @Test
    void runs_are_listed_without_what_is_not_decided_yet(Luna luna, Upstream gitHub) {
        gitHub.on("GET", "/repos/a/b/actions/runs").answer("""
                {"total_count": 1, "workflow_runs": [{"id": 1, "name": "CI", "head_branch": "main", "status": "queued",
                "conclusion": null, "html_url": "u"}]}
                """);
        String listed = luna.call("list_runs")
                .with("owner", "a")
                .with("repo", "b")
                .send()
                .text();
        assertThat(listed).contains("\"status\":\"queued\"", "\"conclusion\":null");
        luna.call("list_runs").with("owner", "a").with("repo", "..").expectError("'repo'");
    }
}
