package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No argument becomes a path, a query or an option of a request to GitHub: it is refused by name, and nothing is sent. */
@Attack
class GitHubTest {

    private static final Map<String, Object> GOOD = Map.ofEntries(
            Map.entry("owner", "octocat"),
            Map.entry("repo", "Hello-World"),
            Map.entry("base", "main"),
            Map.entry("new_branch", "x"),
            Map.entry("branch", "main"),
            Map.entry("path", "a"),
            Map.entry("content_b64", "eA=="),
            Map.entry("message", "m"),
            Map.entry("head", "x"),
            Map.entry("title", "t"),
            Map.entry("workflow_file", "ci.yml"),
            Map.entry("number", 1),
            Map.entry("state", "success"),
            Map.entry("ref", "main"),
            Map.entry("inputs", Map.of()),
            Map.entry("limit", 1));

    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "create_branch", List.of("owner", "repo", "base", "new_branch"),
            "commit_file", List.of("owner", "repo", "branch", "path", "content_b64", "message"),
            "open_pr", List.of("owner", "repo", "head", "base", "title"),
            "list_issues", List.of("owner", "repo", "limit"),
            "ci_trigger", List.of("owner", "repo", "workflow_file", "ref", "inputs"),
            "create_issue", List.of("owner", "repo", "title"),
            "pr_state", List.of("owner", "repo", "number", "state"),
            "read_file", List.of("owner", "repo", "path", "ref"));

    private final Target target;

    GitHubTest(Target target) {
        this.target = target;
    }

    /** Names that are invalid for everything on GitHub. */
    static Stream<String> names() {
        return Stream.of(
                "",
                "/",
                "..",
                "a/../../b",
                "../x",
                "%2f",
                "a%2e%2e",
                "a\\b",
                "a\nb",
                "a\n",
                "a\r\nX: y",
                "a\0b",
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_bad_name_is_refused_wherever_a_name_belongs(String name) throws IOException {
        List<String> names =
                List.of("owner", "repo", "base", "new_branch", "branch", "path", "head", "workflow_file", "ref");
        for (String tool : ARGUMENTS.keySet()) {
            for (String argument : ARGUMENTS.get(tool)) {
                // An empty text for an optional argument stands for nothing.
                boolean absent = name.isEmpty() && argument.equals("ref");
                if (names.contains(argument) && !absent) {
                    assertRefused(tool, argument, name);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&repoName=x", "RAW(x)", "a,log:b", "a/b", "-a", "a b", "@", "a:b", "%", "\u00e9"})
    void an_owner_is_letters_and_digits(String owner) throws IOException {
        for (String tool : ARGUMENTS.keySet()) {
            assertRefused(tool, "owner", owner);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "a//b",
                "a/",
                "./a",
                "a/./b",
                "a/../b",
                "../../user/keys",
                ".git/config",
                ".GIT/config",
                "a/.git/hooks/x",
                "a%2fb",
                "a/%2E%2E/%2e%2e/user",
                ".git. /config",
                "a\\..\\b"
            })
    void a_path_stays_in_its_repository(String path) throws IOException {
        assertRefused("commit_file", "path", path);
        assertRefused("read_file", "path", path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a?oauthToken=x", "a#b", "{{luna.github-token}}", "${env:AUTH_TOKEN}", "a&ref=b;c|d", "100%"})
    void what_means_something_in_urls_or_to_camel_is_sent_as_it_is(String name) throws IOException {
        for (String tool : ARGUMENTS.keySet()) {
            for (String argument : List.of("owner", "repo", "workflow_file")) {
                if (ARGUMENTS.get(tool).contains(argument)) {
                    assertRefused(tool, argument, name);
                }
            }
        }
        target.services().resetRequests();
        Map<String, Object> arguments = new HashMap<>(GOOD);
        arguments.keySet().retainAll(List.of("owner", "repo"));
        arguments.put("path", "docs/" + name);
        target.server().error(502, "read_file", arguments);
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(target.services().getAllServeEvents()).last().satisfies(asked -> assertThat(
                        asked.getRequest().getUrl())
                .isEqualTo("/github/repos/octocat/Hello-World/contents/docs/" + encoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b", "{{luna.github-token}}", "100%", "a&per_page=9;b|c"})
    void a_branch_stays_one_value_of_the_query(String branch) {
        target.services().resetRequests();
        target.server().error(502, "list_runs", Map.of("owner", "octocat", "repo", "Hello-World", "branch", branch));

        assertThat(target.services().getAllServeEvents()).last().satisfies(asked -> {
            assertThat(asked.getRequest().queryParameter("branch").values()).containsExactly(branch);
            assertThat(asked.getRequest().queryParameter("per_page").values()).containsExactly("30");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "e",
                "eA=",
                "e A = = =",
                "eA==\u0000",
                "{{luna.github-token}}",
                "<x>",
                "\u00e9",
                "data:;base64,eA=="
            })
    void content_that_is_no_base64_is_refused(String content) throws IOException {
        assertRefused("commit_file", "content_b64", content);
    }

    private void assertRefused(String tool, String argument, Object value) throws IOException {
        Map<String, Object> arguments = new HashMap<>(GOOD);
        arguments.keySet().retainAll(ARGUMENTS.get(tool));
        arguments.put(argument, value);

        assertThat(target.refuses(tool, arguments)).contains("'" + argument + "'");
    }
}
