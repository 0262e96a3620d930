package dev.luna.mcp.builtin.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.luna.mcp.tool.CurrentCall;
import dev.luna.mcp.tool.UpstreamException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestResponseReaderTest {

    private static final RestRequest REQUEST = new RestRequest("GET", "/repos/octocat/hello/issues", "", null, false);

    private static final RestRequest OPTIONAL = new RestRequest("GET", "/repos/octocat/hello/issues", "", null, true);

    private static final GitHubSettings SETTINGS = GitHubSettings.of("https://api.github.com", "ghp_secret");

    private final RestResponseReader answers = new RestResponseReader(
            SETTINGS, new GitHubAccess(SETTINGS, Optional.empty(), new CurrentCall()), path -> null);

    @ParameterizedTest
    @CsvSource({
        "301, Moved Permanently, not followed",
        "401, Bad credentials, GITHUB_TOKEN is wrong or has expired",
        "403, Resource not accessible by personal access token, needs more permissions",
        "404, Not Found, may not see it",
        "409, Git Repository is empty., has no commit yet",
        "409, something else, look again",
        "410, Issues are disabled for this repo, Issues are disabled",
        "422, Validation Failed, : Validation Failed.",
        "429, Too many requests, The rate limit is reached; try again later",
        "500, Server Error, Try again later",
        "503, Service unavailable, Try again later",
    })
    void says_the_status_githubs_words_and_what_to_do(int status, String words, String hint) {
        String failure =
                failure(status, Map.of(), "{\"message\":\"" + words + "\",\"documentation_url\":\"https://docs\"}");

        assertThat(failure)
                .startsWith("GitHub answered " + status + " to GET /repos/octocat/hello/issues: " + words)
                .contains(hint);
    }

    @Test
    void says_what_422_is_about() {
        String failure = failure(422, Map.of(), """
                {"message":"Validation Failed","errors":[
                  {"resource":"PullRequest","code":"custom","message":"A pull request already exists for octocat:new."},
                  {"resource":"Issue","field":"title","code":"missing_field"},
                  "plain text"]}""");

        assertThat(failure)
                .contains(
                        "Validation Failed; A pull request already exists for octocat:new.; title missing_field; plain text");
    }

    @Test
    void says_when_the_rate_limit_ends() {
        String message = "{\"message\":\"API rate limit exceeded\"}";

        assertThat(failure(403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1700000000"), message))
                .endsWith("The rate limit is reached; try again after 2023-11-14T22:13:20Z.");
        assertThat(failure(403, Map.of("Retry-After", "60"), message)).endsWith("try again in 60 s.");
        assertThat(failure(429, Map.of("Retry-After", "soon\r\n"), message)).endsWith("try again later.");
        assertThat(failure(429, Map.of("X-RateLimit-Reset", "999999999999"), message))
                .contains("try again");
    }

    @Test
    void shows_at_most_400_characters_of_what_github_said() {
        assertThat(failure(500, Map.of(), "{\"message\":\"" + "x".repeat(5000) + "\"}"))
                .contains("x".repeat(400) + "...")
                .doesNotContain("x".repeat(401));
    }

    @Test
    void shows_no_control_characters() {
        assertThat(failure(500, Map.of(), "{\"message\":\"a\\u001b[31m\\nb\"}")).contains(": a [31m b.");
    }

    @Test
    void reads_html_as_text() {
        assertThat(failure(502, Map.of(), "<html><body>\n<h1>Bad\tGateway</h1></body></html>"))
                .contains("502")
                .contains(": Bad Gateway. ")
                .doesNotContain("<");
    }

    @Test
    void never_shows_the_token() {
        assertThat(failure(401, Map.of(), "{\"message\":\"Bearer ghp_secret is bad\"}"))
                .doesNotContain("ghp_secret");
        assertThat(failure(502, Map.of(), "Authorization: Bearer ghp_secret")).doesNotContain("ghp_secret");
    }

    @Test
    void takes_404_for_a_result_only_if_the_request_is_optional() {
        RestResponse answer = answers.read(OPTIONAL, 404, name -> null, "{}".getBytes(UTF_8));

        assertThat(answer.isAbsent()).isTrue();
        assertThat(failure(404, Map.of(), "{}")).contains("404");
        assertThat(catchThrowableOfType(
                        UpstreamException.class, () -> answers.read(OPTIONAL, 403, name -> null, "{}".getBytes(UTF_8))))
                .hasMessageContaining("403");
    }

    @Test
    void a_success_that_is_not_json_is_a_failure() {
        assertThat(failure(200, Map.of(), "<html>login</html>")).contains("without JSON");
    }

    @Test
    void a_success_without_a_body_is_one() {
        assertThat(answers.read(REQUEST, 204, name -> null, new byte[0]).status())
                .isEqualTo(204);
    }

    @Test
    void names_a_field_of_a_file_that_github_left_out() {
        assertThat(catchThrowableOfType(
                        UpstreamException.class, () -> RepositoryFile.of("f", Map.of("type", "file", "size", 1))))
                .hasMessageContaining("'sha'");
    }

    private String failure(int status, Map<String, String> headers, String body) {
        return catchThrowableOfType(
                        UpstreamException.class,
                        () -> answers.read(REQUEST, status, headers::get, body.getBytes(UTF_8)))
                .getMessage();
    }
}
