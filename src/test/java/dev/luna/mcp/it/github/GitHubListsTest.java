package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.ReceivedRequest;
import dev.luna.mcp.testkit.Upstream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(gitHub.onlyRequest().line()).isEqualTo("GET /repos/a/b/pulls?state=open&per_page=30");
    }

    @Test
    void seventy_five_pull_requests_are_listed_in_three_parts(Luna luna, Upstream gitHub) {
        page(gitHub, "/repos/a/b/pulls", pulls(1, 30), "state=open&per_page=30&page=2");
        JsonNode first = luna.result("list_prs", Map.of("owner", "a", "repo", "b"));
        assertThat(first.path("pull_requests")).hasSize(30);
        assertThat(first.path("more").asBoolean()).isTrue();

        page(gitHub, "/repos/a/b/pulls", pulls(31, 60), "state=open&per_page=30&page=3");
        JsonNode second = luna.result(
                "list_prs",
                Map.of("owner", "a", "repo", "b", "cursor", first.path("cursor").asText()));
        assertThat(second.at("/pull_requests/0/number").asInt()).isEqualTo(31);

        gitHub.on("GET", "/repos/a/b/pulls").answer(pulls(61, 75));
        JsonNode third = luna.result(
                "list_prs",
                Map.of(
                        "owner",
                        "a",
                        "repo",
                        "b",
                        "cursor",
                        second.path("cursor").asText()));
        assertThat(third.path("pull_requests")).hasSize(15);
        assertThat(third.has("more")).isFalse();
        assertThat(gitHub.requests())
                .extracting(ReceivedRequest::line)
                .containsExactly(
                        "GET /repos/a/b/pulls?state=open&per_page=30",
                        "GET /repos/a/b/pulls?state=open&per_page=30&page=2",
                        "GET /repos/a/b/pulls?state=open&per_page=30&page=3");
    }

    @Test
    void the_files_of_a_pull_request_come_from_all_pages_up_to_the_limit(Luna luna, Upstream gitHub) {
        String file = "{\"filename\":\"f\",\"status\":\"added\",\"additions\":1,\"deletions\":0,\"patch\":\"@@\"}";
        page(gitHub, "/repos/a/b/pulls/7/files", "[" + file + "," + file + "]", "per_page=3&page=2");
        JsonNode listed = luna.result("list_pr_files", Map.of("owner", "a", "repo", "b", "number", 7, "limit", 3));
        assertThat(listed.path("files")).hasSize(3);
        assertThat(listed.at("/files/2")).isEqualTo(JsonRpc.json("""
                {"path":"f","status":"added","additions":1,"deletions":0}"""));
        assertThat(listed.path("more").asBoolean()).isTrue();
    }

    private static void page(Upstream gitHub, String path, String body, String next) {
        String link = "<https://api.github.com/repositories/1/x?" + next + ">; rel=\"next\"";
        gitHub.wireMock()
                .stubFor(get(urlPathEqualTo(path))
                        .willReturn(aResponse().withBody(body).withHeader("Link", link)));
    }

    private static String pulls(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "{\"number\":" + number
                        + ",\"title\":\"t\",\"html_url\":\"u\",\"state\":\"open\",\"head\":{\"ref\":\"x\"}}")
                .collect(Collectors.joining(",", "[", "]"));
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
