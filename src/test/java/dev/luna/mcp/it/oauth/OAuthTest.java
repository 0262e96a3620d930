package dev.luna.mcp.it.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of OAuth gets from the server before and after it has a token. */
class OAuthTest {

    private static final String METADATA = "https://tools.example.org/.well-known/oauth-protected-resource/mcp";
    private static final String CALL = JsonRpc.request("about", java.util.Map.of());

    private static TokenIssuer issuer;
    private static Luna luna;

    @BeforeAll
    static void start() throws Exception {
        issuer = new TokenIssuer();
        luna = Luna.withBuiltInTools()
                .setting("luna.oauth.issuer", issuer.url())
                .setting("luna.public-url", TokenIssuer.RESOURCE)
                .start();
    }

    @AfterAll
    static void stop() {
        luna.close();
        issuer.close();
    }

    private static HttpResponse<String> call(String authorization) {
        return luna.send(luna.request(CALL).setHeader("Authorization", authorization));
    }

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(luna.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return luna.send(request);
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"})
    void the_metadata_is_at_both_places(String path) {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode metadata = JsonRpc.json(response.body());
        assertThat(metadata.path("resource").asText()).isEqualTo(TokenIssuer.RESOURCE);
        assertThat(metadata.path("authorization_servers")).hasSize(1);
        assertThat(metadata.path("authorization_servers").get(0).asText()).isEqualTo(issuer.url());
        assertThat(metadata.path("bearer_methods_supported").get(0).asText()).isEqualTo("header");
    }

    @Test
    void without_a_token_the_client_is_told_where_the_metadata_is() {
        HttpResponse<String> response = luna.send(HttpRequest.newBuilder(luna.uri("/mcp"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(CALL)));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer resource_metadata=\"" + METADATA + "\", scope=\"read\"");
        assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
    }

    @Test
    void a_token_that_is_not_valid_is_named_as_the_reason() {
        HttpResponse<String> response =
                call("Bearer " + issuer.token(claims -> claims.audience("https://other.example.org")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .isEqualTo("Bearer error=\"invalid_token\", resource_metadata=\"" + METADATA + "\", scope=\"read\"");
    }

    @Test
    void a_header_that_no_token_can_have_is_a_wrong_request() {
        for (String token : List.of("a b", "ä", issuer.token() + ", Bearer " + issuer.token(), "\"quoted\"")) {
            HttpResponse<String> response = call("Bearer " + token);

            assertThat(response.statusCode()).as(token).isEqualTo(400);
            assertThat(challenge(response)).contains("error=\"invalid_request\"", METADATA);
        }
    }

    @Test
    void a_valid_token_and_the_token_of_the_owner_are_both_accepted() {
        assertThat(call("Bearer " + issuer.token()).statusCode()).isEqualTo(200);
        assertThat(call("Bearer " + Luna.TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void keys_are_requested_once_for_many_tokens_and_again_when_there_is_a_new_one() {
        call("Bearer " + issuer.token());
        long before = issuer.requests(TokenIssuer.KEYS);
        assertThat(call("Bearer " + issuer.token()).statusCode()).isEqualTo(200);
        assertThat(call("Bearer " + issuer.token()).statusCode()).isEqualTo(200);
        assertThat(issuer.requests(TokenIssuer.KEYS)).isEqualTo(before);

        issuer.rotate();
        assertThat(call("Bearer " + issuer.token()).statusCode()).isEqualTo(200);
        assertThat(issuer.requests(TokenIssuer.KEYS)).isEqualTo(before + 1);
    }

    @Test
    void the_metadata_is_read_by_pages_of_allowed_origins_alone() {
        String path = "/.well-known/oauth-protected-resource/mcp";
        assertThat(get(path, "Origin", "http://localhost:6274").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("http://localhost:6274");
        assertThat(get(path, "Origin", "https://evil.example.org").statusCode()).isEqualTo(403);
    }

    @Test
    void without_an_issuer_nothing_is_published() throws Exception {
        try (Luna other = Luna.withBuiltInTools()
                .setting("luna.public-url", TokenIssuer.RESOURCE)
                .start()) {
            for (String path : List.of("", "/mcp")) {
                HttpResponse<String> response =
                        other.send(HttpRequest.newBuilder(other.uri("/.well-known/oauth-protected-resource" + path)));
                assertThat(response.statusCode()).isEqualTo(404);
            }
        }
    }
}
