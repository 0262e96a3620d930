package dev.luna.mcp.it;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code list_issues} lists issues and not pull requests, however they are mixed on GitHub's pages. */
class GitHubIssueListTest {

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    @Test
    void gives_number_title_url_and_labels() {
        page(1, "[" + GitHubStub.fixture("issue") + "]");

        JsonNode result = server.result("list_issues", GitHubStub.arguments());

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"issues":[{"number":1347,"title":"Found a bug",
                  "url":"https://github.com/octocat/Hello-World/issues/1347","labels":["bug"]}]}"""));
        assertThat(GITHUB.lines())
                .containsExactly("GET /repos/octocat/Hello-World/issues?state=open&per_page=30&page=1");
    }

    @Test
    void an_empty_repository_has_none() {
        page(1, "[]");

        assertThat(server.result("list_issues", GitHubStub.arguments("limit", 100)))
                .isEqualTo(JsonRpc.json("{\"issues\":[]}"));
    }

    @Test
    void reads_on_past_pages_full_of_pull_requests() {
        page(1, issues(1, 100, number -> true));
        page(2, issues(101, 200, number -> number % 2 == 0));
        page(3, issues(201, 300, number -> false));

        JsonNode result = server.result("list_issues", GitHubStub.arguments("limit", 100));

        List<Integer> numbers = result.path("issues").findValuesAsText("number").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(numbers).hasSize(100).startsWith(101, 103).contains(199, 201).endsWith(250);
        assertThat(GITHUB.lines()).hasSize(3);
    }

    @Test
    void stops_at_the_limit_and_at_the_last_page() {
        page(1, issues(1, 30, number -> false));
        assertThat(server.result("list_issues", GitHubStub.arguments("limit", 3))
                        .path("issues"))
                .hasSize(3);

        page(1, issues(1, 29, number -> false));
        assertThat(server.result("list_issues", GitHubStub.arguments("limit", 30))
                        .path("issues"))
                .hasSize(29);
        assertThat(GITHUB.lines()).hasSize(2);
    }

    @Test
    void does_not_read_pull_requests_for_ever() {
        IntStream.rangeClosed(1, 12).forEach(number -> page(number, issues(1, 30, pull -> true)));

        assertThat(server.result("list_issues", GitHubStub.arguments()).path("issues"))
                .isEmpty();
        assertThat(GITHUB.lines()).hasSize(10);
    }

    @Test
    void refuses_a_limit_out_of_range() {
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", 0))
                        .toString())
                .contains("limit");
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", 101))
                        .toString())
                .contains("limit");
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", "5"))
                        .toString())
                .contains("limit");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void something_that_is_no_list_is_a_failure() {
        page(1, "{}");

        server.error(502, "list_issues", GitHubStub.arguments());
    }

    private static void page(int number, String body) {
        GITHUB.answers(
                get(urlPathEqualTo("/repos/octocat/Hello-World/issues"))
                        .withQueryParam("page", equalTo(Integer.toString(number))),
                GitHubStub.json(200, body));
    }

    private static String issues(int first, int last, IntPredicate isPullRequest) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "{\"number\":" + number + ",\"title\":\"T\",\"html_url\":\"u\",\"labels\":[]"
                        + (isPullRequest.test(number) ? ",\"pull_request\":{}}" : "}"))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
