package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tools that speak to GitHub's REST API send what it documents, and read what it documents. */
class GitHubRestToolsTest {

    private static final String REPO = "/repos/octocat/Hello-World";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("");

    @Test
    void creates_a_branch_where_the_base_is() {
        GITHUB.answers(get(urlEqualTo(REPO + "/git/ref/heads/release/1.x")), 200, "ref");
        GITHUB.answers(post(urlEqualTo(REPO + "/git/refs")), 201, "created_ref");

        JsonNode result =
                server.result("create_branch", arguments("base", "release/1.x", "new_branch", "feature/login"));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"branch":"feature/login","sha":"aa218f56b14c9653891f9e74264a383fa43fefbd"}"""));
        assertThat(sent(1)).isEqualTo(JsonRpc.json("""
                {"ref":"refs/heads/feature/login","sha":"aa218f56b14c9653891f9e74264a383fa43fefbd"}"""));
    }

    @Test
    void shows_who_it_is_and_nothing_else_in_its_headers() {
        GITHUB.answers(get(urlEqualTo(REPO + "/git/ref/heads/main")), 200, "ref");
        GITHUB.answers(post(urlEqualTo(REPO + "/git/refs")), 201, "created_ref");

        server.result("create_branch", arguments("base", "main", "new_branch", "x"));

        for (LoggedRequest request : GITHUB.requests()) {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + GitHubStub.TOKEN);
            assertThat(request.getHeader("Accept")).isEqualTo("application/vnd.github+json");
            assertThat(request.getHeader("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
            assertThat(request.getHeader("User-Agent")).isEqualTo("luna-mcp-server");
            assertThat(request.getHeaders().keys())
                    .map(String::toLowerCase)
                    .isSubsetOf(
                            "authorization",
                            "accept",
                            "x-github-api-version",
                            "user-agent",
                            "content-type",
                            "content-length",
                            "host",
                            "connection",
                            "accept-encoding");
        }
        assertThat(GITHUB.requests().get(1).getHeader("Content-Type")).startsWith("application/json");
    }

    @Test
    void commits_a_new_file() {
        GITHUB.answers(
                get(urlEqualTo(REPO + "/contents/docs/%C3%BCber%20uns/%5Bid%5D.md?ref=feature%2Flogin")),
                GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        GITHUB.answers(put(urlEqualTo(REPO + "/contents/docs/%C3%BCber%20uns/%5Bid%5D.md")), 201, "commit");

        JsonNode result = server.result("commit_file", file("docs/über uns/[id].md", "SGVsbG8sIOS4\r\nlueVjAo="));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"status":"created","path":"docs/über uns/[id].md","branch":"feature/login",
                 "sha":"7638417db6d59f3c431d3e1f261cc637155684cd",
                 "file_sha":"95b966ae1c166bd92f8ae7d1c313e738c731dfc3","size":14,"first_line":"Hello, 世界"}"""));
        assertThat(sent(1)).isEqualTo(JsonRpc.json("""
                {"message":"Say hello","content":"SGVsbG8sIOS4lueVjAo=","branch":"feature/login"}"""));
    }

    @Test
    void names_reach_github_as_one_exact_request_line() {
        GITHUB.answers(any(anyUrl()), GitHubStub.json(404, "{\"message\":\"Not Found\"}"));
        String path = "a+b@c~d$e!(1)'&=,f/[x] ü.md/C#/100%.md/{{cookiecutter.slug}}/${env:PATH}?";

        server.error(
                502,
                "commit_file",
                arguments(
                        "branch",
                        "a+b@c=d/e,f/#1/größe/{{luna.github-token}}",
                        "path",
                        path,
                        "content_b64",
                        "eA==",
                        "message",
                        "{{env:PATH}}"));

        String line = REPO + "/contents/a%2Bb%40c%7Ed%24e%21%281%29%27%26%3D%2Cf/%5Bx%5D%20%C3%BC.md"
                + "/C%23/100%25.md/%7B%7Bcookiecutter.slug%7D%7D/%24%7Benv%3APATH%7D%3F";
        assertThat(GITHUB.lines())
                .startsWith(
                        "GET " + line
                                + "?ref=a%2Bb%40c%3Dd%2Fe%2Cf%2F%231%2Fgr%C3%B6%C3%9Fe%2F%7B%7Bluna.github-token%7D%7D",
                        "PUT " + line);
        assertThat(sent(1).path("message").asText()).isEqualTo("{{env:PATH}}");
    }

    @Test
    void commits_to_a_file_that_is_there_by_naming_what_it_replaces() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/docs/hello.md?ref=feature%2Flogin")), 200, "contents");
        GITHUB.answers(put(urlEqualTo(REPO + "/contents/docs/hello.md")), 200, "commit");

        JsonNode result = server.result("commit_file", file("docs/hello.md", ""));

        assertThat(result.path("status").asText()).isEqualTo("updated");
        assertThat(sent(1).path("sha").asText()).isEqualTo("95b966ae1c166bd92f8ae7d1c313e738c731dfc3");
        assertThat(sent(1).path("content").asText("none")).isEmpty();
    }

    @Test
    void does_not_commit_over_a_directory() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/docs?ref=feature%2Flogin")), 200, "directory");

        JsonNode error = server.error(400, "commit_file", file("docs", "eA=="));

        assertThat(error.path("message").asText()).contains("'path'", "directory");
        assertThat(GITHUB.lines()).hasSize(1);
    }

    @Test
    void opens_a_pull_request_with_the_texts_as_they_are() {
        GITHUB.answers(post(urlEqualTo(REPO + "/pulls")), 201, "pull_request");
        String text = "{{env:PATH}} ${body} ${env:AUTH_TOKEN} \"quoted\"\n世界";

        JsonNode result = server.result(
                "open_pr",
                arguments("head", "octocat:new-topic", "base", "main", "title", "${header.owner}", "body", text));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"number":1347,"url":"https://github.com/octocat/Hello-World/pull/1347","title":"Amazing new feature"}"""));
        assertThat(sent(0)).isEqualTo(JsonRpc.json("""
                {"title":"${header.owner}","head":"octocat:new-topic","base":"main",
                 "body":"{{env:PATH}} ${body} ${env:AUTH_TOKEN} \\"quoted\\"\\n世界"}"""));
    }

    @Test
    void triggers_a_workflow_with_inputs_as_texts() {
        GITHUB.answers(post(urlEqualTo(REPO + "/actions/workflows/ci.yml/dispatches")), noContent());

        JsonNode result = server.result(
                "ci_trigger",
                arguments("workflow_file", "ci.yml", "inputs", Map.of("name", "Mona", "dry", true, "count", 3)));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"dispatched":true,"workflow":"ci.yml","ref":"main"}"""));
        assertThat(sent(0)).isEqualTo(JsonRpc.json("""
                {"ref":"main","inputs":{"name":"Mona","dry":"true","count":"3"}}"""));
    }

    @Test
    void refuses_inputs_that_are_no_json() {
        JsonNode error = server.error(400, "ci_trigger", arguments("workflow_file", "ci.yml", "inputs", "dry=true"));
        assertThat(error.path("message").asText()).contains("'inputs' must be a JSON object");
    }

    @Test
    void triggers_a_workflow_without_inputs() {
        GITHUB.answers(post(urlEqualTo(REPO + "/actions/workflows/161335/dispatches")), noContent());

        server.result("ci_trigger", arguments("workflow_file", "161335", "ref", "v1.2.0"));

        assertThat(sent(0)).isEqualTo(JsonRpc.json("{\"ref\":\"v1.2.0\"}"));
    }

    @Test
    void refuses_inputs_that_are_no_plain_values() {
        JsonNode error = server.error(
                400, "ci_trigger", arguments("workflow_file", "ci.yml", "inputs", Map.of("deep", Map.of("a", 1))));

        assertThat(error.path("message").asText()).contains("'inputs'", "'deep'");
        assertThat(GITHUB.lines()).isEmpty();
    }

    @Test
    void mcp_clients_get_the_same_result_structured_and_as_text() {
        GITHUB.answers(post(urlEqualTo(REPO + "/pulls")), 201, "pull_request");

        JsonNode result = server.call("open_pr")
                .with(arguments("head", "new-topic", "base", "main", "title", "T"))
                .send()
                .result();

        assertThat(result.path("isError").asBoolean()).isFalse();
        assertThat(result.at("/structuredContent/number").asInt()).isEqualTo(1347);
        assertThat(JsonRpc.json(result.at("/content/0/text").asText())).isEqualTo(result.path("structuredContent"));
    }

    private static Map<String, Object> file(String path, String content) {
        return arguments("branch", "feature/login", "path", path, "content_b64", content, "message", "Say hello");
    }

    private static Map<String, Object> arguments(Object... more) {
        return GitHubStub.arguments(more);
    }

    /** The JSON of the request with this position. */
    private static JsonNode sent(int position) {
        return JsonRpc.json(GITHUB.requests().get(position).getBodyAsString());
    }
}
