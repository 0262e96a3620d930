package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.tool.AuthorizationServer;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code examples/rest-oauth} with a real authorization server, and an API that checks its tokens. */
class RestOAuthExampleTest {

    private static Luna server(String url, String service, String secret) throws Exception {
        return Example.named("rest-oauth")
                .server()
                .setting("luna.outbound-allow", service)
                .setting("luna.credentials.shop.url", url + "/api")
                .setting("luna.credentials.shop.token-url", url + "/token")
                .setting("luna.credentials.shop.client-id", "shop")
                .setting("luna.credentials.shop.client-secret", secret)
                .start();
    }

    @Test
    void the_api_is_called_with_a_token_of_the_authorization_server() throws Exception {
        try (AuthorizationServer service = AuthorizationServer.start(Duration.ofMinutes(5));
                Luna luna = server(service.url(), service.address(), AuthorizationServer.SHOP_SECRET)) {
            for (int i = 0; i < 3; i++) {
                luna.call("list_orders").with("customer", "Ada & Co").expectText("[{\"id\":17,\"total\":\"42.50\"}]");
            }
            assertThat(service.counts().path("issued").asInt()).isEqualTo(1);
            service.revoke();
            luna.call("list_orders")
                    .with("customer", "Ada")
                    .with("status", "open")
                    .send();
            assertThat(service.counts().toString()).isEqualTo("{\"issued\":2,\"refused\":1,\"served\":4}");
        }
    }

    @Test
    void a_secret_that_is_wrong_is_named_by_its_setting() throws Exception {
        try (AuthorizationServer service = AuthorizationServer.start(Duration.ofMinutes(5));
                Luna luna = server(service.url(), service.address(), "not-the-secret")) {
            luna.call("list_orders").with("customer", "Ada").expectError("client-secret");
        }
    }

    @Test
    void a_customer_who_is_not_there_and_a_service_that_is_down_for_a_moment() throws Exception {
        try (Upstream service = new Upstream();
                Luna luna = server(service.url(), service.address(), "a-secret-of-ours")) {
            service.on("POST", "/token").answer("{\"access_token\": \"abcdefghijkl\", \"expires_in\": 300}");
            service.on("GET", "/api/orders").answer(404, "{}");
            luna.call("list_orders").with("customer", "Bob").expectError("There is no customer 'Bob'.");
            assertThat(service.requests().get(1).line()).isEqualTo("GET /api/orders?customer=Bob&limit=10&sort=-date");
            service.reset();
            service.on("GET", "/api/orders").answer(503, "{}");
            assertThat(luna.error(502, "list_orders", Map.of("customer", "Ada"))
                            .path("message")
                            .asText())
                    .contains("answered 503");
            assertThat(service.requests()).hasSize(3);
        }
    }
}
