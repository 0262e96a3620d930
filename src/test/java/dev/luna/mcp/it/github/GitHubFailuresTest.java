package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.luna.mcp.testkit.Luna;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever GitHub answers but the promised, a caller learns what happened, and nothing is guessed or changed. */
class GitHubFailuresTest {

    private static final String REPO = "/repos/octocat/Hello-World";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    /** Each tool with arguments it accepts. */
    private static final Map<String, Map<String, Object>> CALLS = Map.ofEntries(
            Map.entry("create_branch", GitHubStub.arguments("base", "main", "new_branch", "x")),
            Map.entry(
                    "commit_file",
                    GitHubStub.arguments("branch", "main", "path", "a/b", "content_b64", "eA==", "message", "m")),
            Map.entry("open_pr", GitHubStub.arguments("head", "x", "base", "main", "title", "t")),
            Map.entry("list_issues", GitHubStub.arguments()),
            Map.entry("ci_trigger", GitHubStub.arguments("workflow_file", "ci.yml")),
            Map.entry("create_issue", GitHubStub.arguments("title", "t")),
            Map.entry("comment_pr", GitHubStub.arguments("number", 1, "comment", "c")),
            Map.entry("list_pr_files", GitHubStub.arguments("number", 1)),
            Map.entry("pr_state", GitHubStub.arguments("number", 1, "state", "success")),
            Map.entry("close_pr", GitHubStub.arguments("number", 1)),
            Map.entry("read_file", GitHubStub.arguments("path", "a/b")));

    private static final Set<String> READING = Set.of("list_issues", "list_pr_files", "read_file");

    static Stream<String> tools() {
        return CALLS.keySet().stream().sorted();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(301, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503)
                .flatMap(status -> tools().map(tool -> Arguments.of(status, tool)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void says_what_github_refused(int status, String tool) {
        // commit_file may find no file (404); then writing it is what is refused.
        GITHUB.answers(
                any(anyUrl()),
                GitHubStub.json(status, "{\"message\":\"No, said GitHub to " + GitHubStub.TOKEN + "\"}")
                        .withHeader("Location", "http://elsewhere.invalid/"));

        JsonNode error = server.error(502, tool, CALLS.get(tool));
        JsonNode result = server.call(tool).with(CALLS.get(tool)).send().result();

        assertThat(error.path("message").asText())
                .contains("GitHub answered " + status)
                .contains("No, said GitHub to [token]")
                .hasSizeLessThan(600);
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText())
                .isEqualTo(error.path("message").asText());
        assertThat(GITHUB.lines()).noneMatch(line -> line.contains("elsewhere"));
    }

    static Stream<Arguments> nonsense() {
        return Stream.of("<html>Sign in</html>", "{\"number\":", "[[[", "\"text\"", "7", "null", "{}", "[{}", "")
                .flatMap(body ->
                        tools().filter(tool -> !tool.equals("ci_trigger")).map(tool -> Arguments.of(body, tool)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void says_that_github_answers_nonsense(String body, String tool) {
        GITHUB.answers(any(anyUrl()), GitHubStub.json(200, body));

        JsonNode error = server.error(502, tool, CALLS.get(tool));

        assertThat(error.path("message").asText()).startsWith("GitHub answered, but without");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void says_that_the_connection_broke(String tool) {
        GITHUB.answers(any(anyUrl()), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        JsonNode error = server.error(502, tool, CALLS.get(tool));

        boolean writesAtOnce =
                Set.of("open_pr", "ci_trigger", "create_issue", "comment_pr").contains(tool);
        assertThat(error.path("message").asText())
                .contains("GitHub broke off the connection")
                .contains(
                        writesAtOnce
                                ? "may have been carried out: check before you repeat it."
                                : "Nothing was changed; try again.");
    }

    @Test
    void says_which_setting_is_missing_before_anything_is_sent() throws Exception {
        try (Luna tokenless = GITHUB.tools("").setting("luna.github-token", "").start()) {
            tools().filter(tool -> !READING.contains(tool)).forEach(tool -> assertThat(
                            tokenless.error(400, tool, CALLS.get(tool)).toString())
                    .contains("GITHUB_TOKEN is not set"));
            assertThat(GITHUB.lines()).isEmpty();
        }
    }

    @Test
    void an_unreachable_github_is_named() throws Exception {
        GitHubStub gone = new GitHubStub();
        try (Luna alone = gone.tools("").start()) {
            gone.vanish();
            tools().forEach(tool -> assertThat(
                            alone.error(502, tool, CALLS.get(tool)).toString())
                    .contains("GitHub could not be reached"));
        }
    }

    @Test
    void says_when_the_rate_limit_ends() {
        GITHUB.answers(
                any(anyUrl()),
                GitHubStub.json(403, "{\"message\":\"API rate limit exceeded\"}")
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Reset", "1700000000"));

        assertThat(server.error(502, "list_issues", CALLS.get("list_issues")).toString())
                .contains("try again after 2023-11-14T22:13:20Z");
        assertThat(server.error(502, "create_issue", CALLS.get("create_issue")).toString())
                .contains("try again after 2023-11-14T22:13:20Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 409, 429, 500, 503})
    void does_not_take_a_failed_look_for_a_missing_file(int status) {
        GITHUB.answers(get(urlPathEqualTo(REPO + "/contents/a/b")), GitHubStub.json(status, "{\"message\":\"no\"}"));
        GITHUB.answers(put(urlEqualTo(REPO + "/contents/a/b")), 201, "commit");

        server.error(502, "commit_file", CALLS.get("commit_file"));

        assertThat(GITHUB.lines()).containsExactly("GET " + REPO + "/contents/a/b?ref=main");
    }

    @Test
    void does_not_take_the_404_of_something_else_for_a_missing_file() {
        GITHUB.answers(get(urlPathEqualTo(REPO + "/contents/a/b")), GitHubStub.json(404, "<html>No such site</html>"));
        GITHUB.answers(put(urlEqualTo(REPO + "/contents/a/b")), 201, "commit");

        server.error(502, "commit_file", CALLS.get("commit_file"));

        assertThat(GITHUB.lines()).hasSize(1);
    }

    @Test
    void a_file_that_changed_meanwhile_is_not_overwritten() {
        GITHUB.answers(get(urlPathEqualTo(REPO + "/contents/a/b")), 200, "contents");
        GITHUB.answers(
                put(urlEqualTo(REPO + "/contents/a/b")),
                GitHubStub.json(409, "{\"message\":\"a/b does not match 95b966ae1c166bd92f8ae7d1c313e738c731dfc3\"}"));

        assertThat(server.error(502, "commit_file", CALLS.get("commit_file")).toString())
                .contains("409", "does not match", "then retry");
    }

    @Test
    void a_branch_that_exists_is_said_to_exist() {
        GITHUB.answers(get(urlEqualTo(REPO + "/git/ref/heads/main")), 200, "ref");
        GITHUB.answers(
                post(urlEqualTo(REPO + "/git/refs")),
                GitHubStub.json(422, "{\"message\":\"Reference already exists\"}"));

        assertThat(server.error(502, "create_branch", CALLS.get("create_branch"))
                        .toString())
                .contains("422", "Reference already exists");
    }

    @Test
    void a_header_of_an_answer_does_not_replace_an_argument() {
        GITHUB.answers(
                get(urlEqualTo(REPO + "/git/ref/heads/main")),
                GitHubStub.json(200, GitHubStub.fixture("ref"))
                        .withHeader("new_branch", "evil")
                        .withHeader("repo", "evil"));
        GITHUB.answers(post(urlEqualTo(REPO + "/git/refs")), 201, "created_ref");

        assertThat(server.result("create_branch", CALLS.get("create_branch"))
                        .path("branch")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void a_repository_that_appears_later_is_found() {
        GITHUB.answers(any(anyUrl()), GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        Map<String, Object> later = new HashMap<>(CALLS.get("create_issue"));
        later.put("repo", "later");
        server.error(502, "create_issue", later);

        GITHUB.answers(post(urlEqualTo("/repos/octocat/later/issues")), 201, "issue");

        assertThat(server.result("create_issue", later).path("number").asInt()).isEqualTo(1347);
    }
}
