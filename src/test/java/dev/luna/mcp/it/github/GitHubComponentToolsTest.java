package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools that go through camel-github, against a GitHub Enterprise, whose API lies below a path. */
class GitHubComponentToolsTest {

    private static final String REPO = "/api/v3/repos/octocat/Hello-World";

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @RegisterExtension
    static final Luna server = GITHUB.tools("/api/v3/");

    @BeforeAll
    static void starting_asks_github_nothing() {
        assertThat(GITHUB.lines()).isEmpty();
    }

    @AfterEach
    void everyRequestWasOurs() {
        assertThat(GITHUB.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + GitHubStub.TOKEN);
            assertThat(request.getHeader("Accept")).isEqualTo("application/vnd.github+json");
            assertThat(request.getHeader("User-Agent")).isEqualTo("luna-mcp-server");
            assertThat(request.getUrl()).startsWith(REPO + "/");
        });
    }

    @Test
    void creates_an_issue() {
        GITHUB.answers(post(urlEqualTo(REPO + "/issues")), 201, "issue");

        JsonNode result = server.result(
                "create_issue", GitHubStub.arguments("title", "${body} {{env:PATH}}", "body", "It {{sys:user.name}}"));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"number":1347,"url":"https://github.com/octocat/Hello-World/issues/1347"}"""));
        JsonNode sent = sent();
        assertThat(sent.path("title").asText()).isEqualTo("${body} {{env:PATH}}");
        assertThat(sent.path("body").asText()).isEqualTo("It {{sys:user.name}}");
    }

    @Test
    void creates_an_issue_without_a_text() {
        GITHUB.answers(post(urlEqualTo(REPO + "/issues")), 201, "issue");

        server.result("create_issue", GitHubStub.arguments("title", "Found a bug"));

        assertThat(sent()).isEqualTo(JsonRpc.json("{\"title\":\"Found a bug\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n \n", "\u2003"})
    void a_blank_title_or_comment_is_refused_before_anything_is_sent(String blank) {
        assertThat(server.error(400, "create_issue", GitHubStub.arguments("title", blank))
                        .toString())
                .contains("'title' must not be blank");
        assertThat(server.error(400, "comment_pr", GitHubStub.arguments("number", 1, "comment", blank))
                        .toString())
                .contains("'comment' must not be blank");
        assertThat(server.error(400, "open_pr", GitHubStub.arguments("title", blank, "head", "x", "base", "main"))
                        .toString())
                .contains("'title' must not be blank");
        GITHUB.answers(post(urlEqualTo(REPO + "/issues")), 201, "issue");
        server.result("create_issue", GitHubStub.arguments("title", blank + "x"));
        assertThat(GITHUB.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2147483648L, 4294967296L, 9007199254740993L})
    void an_author_with_an_id_of_64_bits_is_no_obstacle(long id) {
        GITHUB.answers(
                post(urlEqualTo(REPO + "/issues")),
                GitHubStub.json(
                        201, "{\"number\":7,\"html_url\":\"u\",\"id\":" + id + ",\"user\":{\"id\":" + id + "}}"));

        assertThat(server.result("create_issue", GitHubStub.arguments("title", "t"))
                        .path("number")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void comments_on_a_pull_request() {
        GITHUB.answers(post(urlEqualTo(REPO + "/issues/1347/comments")), 201, "comment");

        JsonNode result = server.result("comment_pr", GitHubStub.arguments("number", 1347, "comment", "Me too"));

        assertThat(result.path("id").asLong()).isEqualTo(3112345678L);
        assertThat(sent()).isEqualTo(JsonRpc.json("{\"body\":\"Me too\"}"));
    }

    @Test
    void sets_the_status_of_the_commit_a_pull_request_is_at() {
        String head = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
        GITHUB.answers(get(urlEqualTo(REPO + "/pulls/1347")), 200, "pull_request");
        GITHUB.answers(post(urlEqualTo(REPO + "/statuses/" + head)), 201, "status");

        JsonNode result =
                server.result("pr_state", GitHubStub.arguments("number", 1347, "state", "success", "text", "All good"));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e","state":"success","description":"All good"}"""));
        assertThat(sent()).isEqualTo(JsonRpc.json("{\"state\":\"success\",\"description\":\"All good\"}"));
    }

    @Test
    void closes_a_pull_request() {
        GITHUB.answers(get(urlEqualTo(REPO + "/pulls/1347")), 200, "pull_request");
        GITHUB.answers(patch(urlEqualTo(REPO + "/pulls/1347")), 200, "closed_pull_request");

        JsonNode result = server.result("close_pr", GitHubStub.arguments("number", 1347));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"number":1347,"state":"closed","url":"https://github.com/octocat/Hello-World/pull/1347"}"""));
        assertThat(sent()).isEqualTo(JsonRpc.json("{\"state\":\"closed\"}"));
    }

    @Test
    void reads_a_text_file() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/docs/hello.md?ref=v1.0")), 200, "contents");
        blob(GitHubStub.fixture("blob"));

        JsonNode result = server.result("read_file", GitHubStub.arguments("path", "docs/hello.md", "ref", "v1.0"));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"path":"docs/hello.md","sha":"95b966ae1c166bd92f8ae7d1c313e738c731dfc3","size":14,"text":"Hello, 世界\\n"}"""));
    }

    @Test
    void says_how_many_places_of_a_file_are_masked() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/.env")), 200, "contents");
        String text = "A=https://user:s3cr3t@host\nB=https://user:{password}@host\nC=AKIAIOSFODNN7EXAMPLE\n";
        blob("{\"content\":\"" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8))
                + "\",\"encoding\":\"base64\"}");

        JsonNode result = server.result("read_file", GitHubStub.arguments("path", ".env"));

        assertThat(result.path("text").asText())
                .isEqualTo("A=https://user:***@host\nB=https://user:{password}@host\nC=***\n");
        assertThat(result.path("masked").asInt()).isEqualTo(2);
        assertThat(result.path("note").asText()).contains("2 places", "Do not write this text back");
    }

    @Test
    void reads_a_binary_file_as_base64() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/logo.png")), 200, "contents");
        blob("{\"content\":\"iVBORw0KGgoA\\n\",\"encoding\":\"base64\"}");

        JsonNode result = server.result("read_file", GitHubStub.arguments("path", "logo.png"));

        assertThat(result).isEqualTo(JsonRpc.json("""
                {"path":"logo.png","sha":"95b966ae1c166bd92f8ae7d1c313e738c731dfc3","size":9,"content_b64":"iVBORw0KGgoA"}"""));
    }

    @Test
    void refuses_to_read_a_directory_or_a_giant() {
        GITHUB.answers(get(urlEqualTo(REPO + "/contents/docs")), 200, "directory");
        assertThat(server.error(400, "read_file", GitHubStub.arguments("path", "docs"))
                        .toString())
                .contains("'docs' is a directory, which holds: ");

        GITHUB.answers(
                get(urlEqualTo(REPO + "/contents/giant")),
                GitHubStub.json(200, "{\"type\":\"file\",\"sha\":\"95b966ae\",\"size\":99999999}"));
        assertThat(server.error(400, "read_file", GitHubStub.arguments("path", "giant"))
                        .toString())
                .contains("99999999");
    }

    private static void blob(String body) {
        GITHUB.answers(
                get(urlEqualTo(REPO + "/git/blobs/95b966ae1c166bd92f8ae7d1c313e738c731dfc3")),
                GitHubStub.json(200, body));
    }

    /** The JSON of the last request. */
    private static JsonNode sent() {
        var requests = GITHUB.requests();
        return JsonRpc.json(requests.get(requests.size() - 1).getBodyAsString());
    }
}
