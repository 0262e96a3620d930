package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.oauth.TokenIssuer;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that would have clients log in somewhere else, and tokens in places where they do not belong. */
class LoginOffersTest {

    private static final String CALL = JsonRpc.request("about", Map.of());
    private static final String METADATA = "GET /.well-known/oauth-protected-resource/mcp";

    private static TokenTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = TokenTarget.start();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @AfterEach
    void unharmed() {
        target.assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example.org",
                "X-Forwarded-Proto: http",
                "X-Forwarded-Port: 666",
                "X-Forwarded-Prefix: /evil",
                "X-Original-URL: https://evil.example.org/mcp",
                "Forwarded: host=evil.example.org;proto=http",
                "X-Host: evil.example.org",
                "X-Forwarded-Server: evil.example.org",
                "Referer: https://evil.example.org/"
            })
    void headers_change_nothing_of_what_clients_are_told(String header) throws IOException {
        assertThat(target.raw(Target.http(METADATA, "", "Host: localhost", header)))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"resource\":\"" + TokenIssuer.RESOURCE + "\"")
                .doesNotContain("evil", ":666");
        assertThat(target.raw(Target.http("POST /mcp", CALL, "Host: localhost", header)))
                .startsWith("HTTP/1.1 401 ")
                .contains("resource_metadata=\"https://tools.example.org/.well-known/oauth-protected-resource/mcp\"")
                .doesNotContain("evil", ":666");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example.org", "tools.example.org.evil.example.org", "tools.example.org@evil.example.org"})
    void another_host_is_told_nothing(String host) throws IOException {
        assertThat(target.raw(Target.http(METADATA, "", "Host: " + host)))
                .matches("(?s)HTTP/1.1 40[03] .*")
                .doesNotContain("authorization_servers");
    }

    @Test
    void the_host_of_the_public_url_is_known() throws IOException {
        assertThat(target.raw(Target.http(METADATA, "", "Host: tools.example.org")))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "bearer_token", "Authorization"})
    void a_token_in_the_url_is_no_token(String name) throws IOException {
        String path = "POST /mcp?" + name + "=" + target.issuer().token();
        assertThat(target.raw(Target.http(path, CALL, "Host: localhost"))).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void a_token_in_the_body_is_no_token() throws IOException {
        String form = "access_token=" + target.issuer().token();
        assertThat(target.raw(Target.http("POST /mcp", form, "Host: localhost")))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void two_tokens_are_a_wrong_request() throws IOException {
        String good = "Authorization: Bearer " + target.issuer().token();
        for (String other : new String[] {good, "Authorization: Bearer eyJ.eyJ.AA", "Authorization: Basic YTpi"}) {
            assertThat(target.raw(Target.http("POST /mcp", CALL, "Host: localhost", good, other)))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("error=\"invalid_request\"");
            assertThat(target.raw(Target.http("POST /mcp", CALL, "Host: localhost", other, good)))
                    .matches("(?s)HTTP/1.1 40[01] .*");
        }
    }
}
