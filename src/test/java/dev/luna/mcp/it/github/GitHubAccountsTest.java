package dev.luna.mcp.it.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.luna.mcp.it.connection.Browser;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub tools with the account of their caller. The stub answers as GitHub documents its OAuth apps. */
class GitHubAccountsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef01234567";
    private static final String ACCESS = "gho_0123456789abcdefghijABCDEFGHIJ456789";
    private static final String ISSUES = "/api/v3/repos/octocat/Hello-World/issues";
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/connect/start/[\\w-]{43}");

    @RegisterExtension
    static final GitHubStub GITHUB = new GitHubStub();

    @TempDir
    Path directory;

    private Luna server;

    private Luna start(Map<String, ?> more) throws Exception {
        server = GITHUB.tools("/api/v3")
                .setting("luna.github-token", "")
                .setting("luna.github-oauth-client-id", "Iv1.0123456789abcdef")
                .setting("luna.github-oauth-client-secret", SECRET)
                .setting("luna.outbound-allow", GITHUB.url().substring("http://".length()))
                .setting("luna.connections.file", directory.resolve("connections.json"))
                .settings(more)
                .start();
        GITHUB.answers(
                get(urlPathEqualTo("/login/oauth/authorize")),
                WireMock.temporaryRedirect("{{request.query.redirect_uri}}?code=abc&state={{request.query.state}}")
                        .withTransformers("response-template"));
        GITHUB.answers(get(urlPathEqualTo(ISSUES)), GitHubStub.json(200, "[]"));
        return server;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void issues(String json) {
        GITHUB.answers(post(urlPathEqualTo("/login/oauth/access_token")), GitHubStub.json(200, json));
    }

    private String link() {
        String text = server.error(400, "list_issues", GitHubStub.arguments())
                .path("message")
                .asText();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private void connect() {
        issues("{\"access_token\":\"" + ACCESS + "\",\"scope\":\"repo\",\"token_type\":\"bearer\"}");
        String code = Browser.of("ada").connectAndReadCode(link());
        server.result("connect_account", Map.of("service", "github", "code", code));
    }

    private List<String> authorizations(String path) {
        return GITHUB.requests().stream()
                .filter(request -> request.getUrl().startsWith(path))
                .map(request -> String.valueOf(request.getHeader("Authorization")))
                .toList();
    }

    @Test
    void tools_work_with_the_account_of_the_caller() throws Exception {
        start(Map.of());
        connect();
        server.result("list_issues", GitHubStub.arguments());
        assertThat(authorizations(ISSUES)).containsExactly("Bearer " + ACCESS);

        LoggedRequest exchange = GITHUB.requests().stream()
                .filter(request -> request.getUrl().equals("/login/oauth/access_token"))
                .findFirst()
                .orElseThrow();
        assertThat(exchange.getBodyAsString())
                .contains("code=abc", "client_id=Iv1.0123456789abcdef", "client_secret=" + SECRET, "code_verifier=");
    }

    @Test
    void camel_github_works_with_it_too() throws Exception {
        start(Map.of());
        connect();
        String issue = "/api/v3/repos/octocat/Hello-World/issues";
        GITHUB.answers(post(urlPathEqualTo(issue)), 201, "issue");
        server.result("create_issue", GitHubStub.arguments("title", "Found a bug"));
        assertThat(authorizations(issue)).isNotEmpty().allMatch(("Bearer " + ACCESS)::equals);
    }

    @Test
    void the_owners_token_is_used_only_where_the_owner_shares_it() throws Exception {
        start(Map.of("luna.github-token", GitHubStub.TOKEN));
        link();
        server.close();
        start(Map.of("luna.github-token", GitHubStub.TOKEN, "luna.github-shared-token", "true"));
        server.result("list_issues", GitHubStub.arguments());
        assertThat(authorizations(ISSUES)).containsExactly("Bearer " + GitHubStub.TOKEN);
    }

    @Test
    void a_refusal_with_the_status_of_success_is_one() throws Exception {
        start(Map.of());
        issues(
                "{\"error\":\"bad_verification_code\",\"error_description\":\"The code passed is incorrect or expired.\"}");
        assertThat(Browser.of("ada").connect(link()).body()).contains("the service gave no token");
        link();
    }

    @Test
    void an_account_whose_token_is_refused_is_connected_again() throws Exception {
        start(Map.of());
        connect();
        GITHUB.answers(get(urlPathEqualTo(ISSUES)), GitHubStub.json(401, "{\"message\":\"Bad credentials\"}"));
        assertThat(server.error(400, "list_issues", GitHubStub.arguments()).toString())
                .contains("GitHub does not accept the connection of your account any more");
        link();
    }

    @Test
    void a_connection_that_ends_is_revoked_as_github_has_it() throws Exception {
        start(Map.of());
        connect();
        GITHUB.answers(
                delete(urlPathEqualTo("/api/v3/applications/Iv1.0123456789abcdef/token")),
                WireMock.aResponse().withStatus(204));
        server.result("connect_account", Map.of("service", "github", "disconnect", true));
        assertThat(GITHUB.requests())
                .filteredOn(request -> request.getMethod().value().equals("DELETE"))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains(ACCESS));
        link();
    }

    @Test
    void its_failures_name_the_account_and_not_a_setting() throws Exception {
        start(Map.of());
        connect();
        GITHUB.answers(any(anyUrl()), GitHubStub.json(403, "{\"message\":\"Resource not accessible\"}"));
        assertThat(server.error(502, "list_issues", GitHubStub.arguments()).toString())
                .contains("Your GitHub account may not do this")
                .doesNotContain("GITHUB_TOKEN");
    }
}
