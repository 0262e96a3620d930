package dev.luna.mcp.it.oauth;

import static dev.luna.mcp.it.oauth.TokenIssuer.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Access tokens of a real authorization server, signed ones and others. */
class LoginServerTest {

    private static final String CALL = JsonRpc.request("about", Map.of());
    private static final String OTHER = "https://other.example.org/mcp";

    private static Luna server(LoginServer login) {
        return Luna.withBuiltInTools().setting("luna.oauth.issuer", login.url()).setting("luna.public-url", RESOURCE);
    }

    private static Luna introspecting(LoginServer login) {
        return server(login)
                .setting("luna.oauth.introspection-client-id", "luna")
                .setting("luna.oauth.introspection-client-secret", "luna-secret");
    }

    private static int status(Luna luna, String token) {
        return luna.send(luna.request(CALL).setHeader("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void signed_tokens() throws Exception {
        try (LoginServer login = LoginServer.start(RESOURCE, "jwt");
                Luna luna = server(login).start()) {
            String token = login.token(RESOURCE, "read write execute");
            assertThat(token).startsWith("eyJ");
            assertThat(status(luna, token)).isEqualTo(200);
            assertThat(status(luna, login.token(OTHER, "read write execute"))).isEqualTo(401);
        }
    }

    @Test
    void signed_tokens_of_a_server_that_answers_only_about_others() throws Exception {
        try (LoginServer login = LoginServer.start(RESOURCE, "jwt");
                Luna luna = introspecting(login).start()) {
            assertThat(status(luna, login.token(RESOURCE, "read write execute")))
                    .isEqualTo(200);
        }
    }

    @Test
    void tokens_that_are_not_signed_until_they_are_revoked() throws Exception {
        try (LoginServer login = LoginServer.start(RESOURCE, "opaque");
                Luna luna = introspecting(login).start()) {
            String token = login.token(RESOURCE, "read write execute");
            assertThat(token).doesNotContain(".");
            assertThat(status(luna, token)).isEqualTo(200);
            assertThat(status(luna, login.token(OTHER, "read write execute"))).isEqualTo(401);
            assertThat(status(luna, "invented")).isEqualTo(401);

            assertThat(login.revoke(token)).isEqualTo(200);
            await().atMost(Duration.ofSeconds(10)).until(() -> status(luna, token) == 401);
        }
    }

    @Test
    void tokens_that_are_not_signed_need_introspection() throws Exception {
        try (LoginServer login = LoginServer.start(RESOURCE, "opaque");
                Luna luna = server(login).start()) {
            assertThat(status(luna, login.token(RESOURCE, "read"))).isEqualTo(401);
        }
    }

    @Test
    void a_server_that_is_down_is_named_and_may_come_later() throws Exception {
        try (LoginServer login = LoginServer.start(RESOURCE, "jwt");
                Luna luna = server(login).start()) {
            String token = login.token(RESOURCE, "read write execute");
            login.stop();

            HttpResponse<String> response =
                    luna.send(HttpRequest.newBuilder(luna.uri("/healthz")).header("Authorization", "Bearer " + token));
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(luna.health().toString()).contains(login.url());
            assertThat(status(luna, Luna.TOKEN)).isEqualTo(200);
        }
    }
}
