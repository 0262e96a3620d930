package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list_issues} lists issues and not pull requests, however they are mixed on GitHub's pages. */
class GitHubIssueListTest {

    private static final String ISSUES = "/repos/octocat/Hello-World/issues";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    @Test
    void gives_number_title_url_and_labels() {
        pages("[" + GitHubStub.fixture("issue") + "]");

        JsonNode result = server.result("list_issues", GitHubStub.arguments());

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"issues":[{"number":1347,"title":"Found a bug",
                  "url":"https://github.com/octocat/Hello-World/issues/1347","labels":["bug"]}]}"""));
        assertThat(GITHUB.lines()).containsExactly("GET /repos/octocat/Hello-World/issues?state=open&per_page=50");
    }

    @Test
    void an_empty_repository_has_none() {
        pages("[]");

        assertThat(server.result("list_issues", GitHubStub.arguments("limit", 100)))
                .isEqualTo(JsonRpc.json("{\"issues\":[]}"));
    }

    @Test
    void reads_on_past_pages_full_of_pull_requests() {
        pages(
                issues(1, 100, number -> true),
                issues(101, 200, number -> number % 2 == 0),
                issues(201, 300, number -> false));

        JsonNode result = server.result("list_issues", GitHubStub.arguments("limit", 100));

        assertThat(numbers(result))
                .hasSize(100)
                .startsWith(101, 103)
                .contains(199, 201)
                .endsWith(250);
        assertThat(GITHUB.lines()).hasSize(3);
    }

    @Test
    void finds_the_issue_behind_300_newer_pull_requests() {
        pages(IntStream.range(0, 7)
                .mapToObj(page -> issues(page * 50 + 1, page * 50 + 50, number -> number != 301))
                .toArray(String[]::new));

        assertThat(numbers(server.result("list_issues", GitHubStub.arguments())))
                .containsExactly(301);
    }

    @Test
    void says_where_the_list_goes_on_within_a_page_and_after_it() {
        pages(issues(1, 50, number -> number % 2 == 0), issues(51, 60, number -> number % 2 == 0));

        JsonNode first = server.result("list_issues", GitHubStub.arguments("limit", 20));
        assertThat(numbers(first)).hasSize(20).endsWith(39);
        assertThat(first.path("more").asBoolean()).isTrue();

        JsonNode second = server.result(
                "list_issues",
                GitHubStub.arguments("limit", 5, "cursor", first.path("cursor").asText()));
        assertThat(numbers(second)).containsExactly(41, 43, 45, 47, 49);
        assertThat(second.path("more").asBoolean()).isTrue();

        JsonNode third = server.result(
                "list_issues",
                GitHubStub.arguments("limit", 5, "cursor", second.path("cursor").asText()));
        assertThat(numbers(third)).containsExactly(51, 53, 55, 57, 59);
        assertThat(third.has("more")).isFalse();
        assertThat(third.has("cursor")).isFalse();
    }

    @Test
    void follows_the_link_only_to_another_page_of_the_same_list() {
        GITHUB.answers(
                get(urlPathEqualTo(ISSUES)).atPriority(9),
                GitHubStub.json(200, "[]")
                        .withHeader(
                                "Link",
                                "<https://evil.invalid/repositories/1/issues?state=all&labels=x&after=Y3Vy%2B%3D&page=2>;"
                                        + " rel=\"next\", <https://evil.invalid/last?page=9>; rel=\"last\""));
        GITHUB.answers(
                get(urlPathEqualTo(ISSUES)).withQueryParam("after", equalTo("Y3Vy+=")),
                GitHubStub.json(200, issues(7, 7, number -> false)));

        assertThat(numbers(server.result("list_issues", GitHubStub.arguments())))
                .containsExactly(7);
        assertThat(GITHUB.lines().get(1)).isEqualTo("GET " + ISSUES + "?state=open&after=Y3Vy%2B%3D&page=2");
    }

    @Test
    void does_not_read_pull_requests_for_ever() {
        pages(IntStream.range(0, 12)
                .mapToObj(page -> issues(1, 50, number -> true))
                .toArray(String[]::new));

        JsonNode result = server.result("list_issues", GitHubStub.arguments());

        assertThat(result.path("issues")).isEmpty();
        assertThat(result.path("more").asBoolean()).isTrue();
        assertThat(GITHUB.lines()).hasSize(10);
    }

    @Test
    void does_not_read_pages_of_a_megabyte_to_the_end() {
        String large = "[{\"number\":1,\"pull_request\":{},\"body\":\"" + "x".repeat(3_000_000) + "\"}]";
        pages(large, large, large, large, large);

        JsonNode result = server.result("list_issues", GitHubStub.arguments());

        assertThat(result.path("more").asBoolean()).isTrue();
        assertThat(GITHUB.lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "next", "c3RhdGU9YWxs", "c2tpcD0tMSZwYWdlPTI", "\u00fc", "Li4vLi4vdXNlcg"})
    void refuses_a_cursor_that_it_did_not_give(String cursor) {
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("cursor", cursor))
                        .toString())
                .contains("'cursor' must be one that this tool answered");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void refuses_a_limit_out_of_range() {
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", 0))
                        .toString())
                .contains("limit");
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", 101))
                        .toString())
                .contains("limit");
        assertThat(server.error(400, "list_issues", GitHubStub.arguments("limit", "five"))
                        .toString())
                .contains("limit");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void something_that_is_no_list_is_a_failure() {
        pages("{}");

        server.error(502, "list_issues", GitHubStub.arguments());
    }

    /** The pages of the list, each with a link to the next, as GitHub makes it. */
    private static void pages(String... bodies) {
        for (int number = 1; number <= bodies.length; number++) {
            ResponseDefinitionBuilder answer = GitHubStub.json(200, bodies[number - 1]);
            if (number < bodies.length) {
                answer = answer.withHeader(
                        "Link",
                        "<" + GITHUB.url() + "/repositories/1296269/issues?state=open&per_page=50&page=" + (number + 1)
                                + ">; rel=\"next\", <https://api.github.com/x?page=1>; rel=\"first\"");
            }
            GITHUB.answers(
                    number == 1
                            ? get(urlPathEqualTo(ISSUES)).atPriority(9)
                            : get(urlPathEqualTo(ISSUES)).withQueryParam("page", equalTo(Integer.toString(number))),
                    answer);
        }
    }

    private static List<Integer> numbers(JsonNode result) {
        return result.path("issues").findValuesAsText("number").stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static String issues(int first, int last, IntPredicate isPullRequest) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "{\"number\":" + number + ",\"title\":\"T\",\"html_url\":\"u\",\"labels\":[]"
                        + (isPullRequest.test(number) ? ",\"pull_request\":{}}" : "}"))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
