package dev.luna.mcp.it;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No argument becomes a path, a query, an option, a placeholder or an expression: it is refused, and nothing is sent. */
class GitHubHostileArgumentsTest {

    private static final GitHubStub GITHUB = new GitHubStub();
    private static RunningServer server;

    private static final List<String> NAMES = List.of(
            "",
            "/",
            "..",
            "a/../../b",
            "../x",
            "%2f",
            "a%2e%2e",
            "a?oauthToken=x",
            "a&repoName=x",
            "a#b",
            "a\\b",
            "{{env:GITHUB_TOKEN}}",
            "{{luna.github-token}}",
            "${body}",
            "${env:AUTH_TOKEN}",
            "RAW(x)",
            "a,log:b",
            "a\nb",
            "a\n",
            "a\r\nX: y",
            "a\0b",
            "x".repeat(1_000_000));

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(GITHUB.settings(""), Path.of("routes", "tools", "github"));
    }

    @AfterAll
    static void stop() {
        server.close();
        GITHUB.close();
    }

    @AfterEach
    void forget() {
        GITHUB.forget();
    }

    static Stream<Arguments> hostile() {
        Map<String, List<String>> arguments = Map.of(
                "create_branch", List.of("owner", "repo", "base", "new_branch"),
                "commit_file", List.of("owner", "repo", "branch", "path", "content_b64"),
                "open_pr", List.of("owner", "repo", "head", "base"),
                "list_issues", List.of("owner", "repo", "limit"),
                "ci_trigger", List.of("owner", "repo", "workflow_file", "ref", "inputs"),
                "create_issue", List.of("owner", "repo"),
                "pr_state", List.of("owner", "repo", "number", "state"),
                "read_file", List.of("owner", "repo", "path", "ref"));
        return arguments.entrySet().stream()
                .flatMap(tool -> tool.getValue().stream().map(argument -> Arguments.of(tool.getKey(), argument)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void are_refused_by_name_and_nothing_is_sent(String tool, String argument) {
        GITHUB.answers(any(anyUrl()), GitHubStub.json(200, "{}"));
        for (String name : NAMES) {
            if (isGood(argument, name)) {
                continue;
            }
            Map<String, Object> arguments = GitHubStub.arguments(
                    "base",
                    "main",
                    "new_branch",
                    "x",
                    "branch",
                    "main",
                    "path",
                    "a",
                    "content_b64",
                    "eA==",
                    "message",
                    "m",
                    "head",
                    "x",
                    "title",
                    "t",
                    "workflow_file",
                    "ci.yml",
                    "number",
                    1,
                    "state",
                    "success",
                    "ref",
                    "main",
                    "inputs",
                    Map.of(),
                    "limit",
                    1);
            arguments.keySet().retainAll(ARGUMENTS.get(tool));
            arguments.put(argument, name);

            JsonNode error = server.error(400, tool, arguments);

            assertThat(error.path("code").asInt()).as(name).isEqualTo(-32602);
            assertThat(error.path("message").asText())
                    .contains("'" + argument + "'")
                    .doesNotContain(GitHubStub.TOKEN)
                    .hasSizeLessThan(600);
        }
        assertThat(GITHUB.lines()).isEmpty();
    }

    /** A few of the names are fine where almost anything is. */
    private static boolean isGood(String argument, String name) {
        return switch (argument) {
            case "path" -> List.of("a&repoName=x", "RAW(x)").contains(name);
            case "base", "branch", "ref", "new_branch", "head" -> name.equals("a,log:b") && argument.equals("head");
            case "content_b64" ->
                List.of("", "/", "a\n", "a\nb", "x".repeat(1_000_000)).contains(name);
            default -> false;
        };
    }

    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "create_branch", List.of("owner", "repo", "base", "new_branch"),
            "commit_file", List.of("owner", "repo", "branch", "path", "content_b64", "message"),
            "open_pr", List.of("owner", "repo", "head", "base", "title"),
            "list_issues", List.of("owner", "repo", "limit"),
            "ci_trigger", List.of("owner", "repo", "workflow_file", "ref", "inputs"),
            "create_issue", List.of("owner", "repo", "title"),
            "pr_state", List.of("owner", "repo", "number", "state"),
            "read_file", List.of("owner", "repo", "path", "ref"));
}
