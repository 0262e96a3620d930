package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code block:http} as a client of OAuth 2, with a real authorization server and an API that checks each token with it. */
class OAuthTest {

    private static final String TOOL = """
            - route:
                id: orders_%1$s
                from:
                  uri: ai-tool:orders_%1$s
                  parameters: {tags: test, description: Lists orders., parameter.customer: string}
                  steps:
                    - to:
                        uri: block:http
                        parameters: {url: "{{api}}/orders", method: GET, credentials: %1$s}
            """;

    @TempDir
    static Path tools;

    private static AuthorizationServer authorization;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        authorization = AuthorizationServer.start(Duration.ofMinutes(10));
        Luna luna = Luna.withTools(tools)
                .setting("api", authorization.url() + "/api")
                .setting("luna.outbound-allow", authorization.address());
        client(luna, "shop", "shop", AuthorizationServer.SHOP_SECRET, "orders:read");
        client(luna, "till", "till", AuthorizationServer.TILL_SECRET, "orders:read");
        luna.setting("luna.credentials.till.client-auth", "post");
        client(luna, "wrong", "shop", "not-the-secret-at-all", "orders:read");
        client(luna, "unscoped", "shop", AuthorizationServer.SHOP_SECRET, "");
        server = luna.start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    private static void client(Luna luna, String name, String id, String secret, String scope) throws Exception {
        luna.setting("luna.credentials." + name + ".url", authorization.url() + "/api")
                .setting("luna.credentials." + name + ".token-url", authorization.url() + "/token")
                .setting("luna.credentials." + name + ".client-id", id)
                .setting("luna.credentials." + name + ".client-secret", secret)
                .setting("luna.credentials." + name + ".scope", scope);
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (authorization != null) {
            authorization.close();
        }
    }

    private static int count(String what) {
        return authorization.counts().path(what).asInt();
    }

    @Test
    void calls_share_one_token_which_nobody_sees() throws Exception {
        authorization.revoke();
        server.result("orders_shop", Map.of());
        int issued = count("issued");
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"orders_shop\",\"params\":{\"customer\":\"c" + i
                    + "\"}}";
            calls.add(server.sendAsync(server.request(request)).thenAccept(response -> assertThat(response.body())
                    .contains("\"client\":\"shop\"", "\"seen\":\"***\"")));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
        assertThat(count("issued")).isEqualTo(issued);
    }

    @Test
    void a_revoked_token_is_replaced_once() {
        server.result("orders_till", Map.of());
        int issued = count("issued");
        int refused = count("refused");
        authorization.revoke();
        JsonNode orders = server.result("orders_till", Map.of("customer", "Ada & Co"));
        assertThat(orders.at("/orders/0/customer").asText()).isEqualTo("Ada & Co");
        assertThat(orders.path("client").asText()).isEqualTo("till");
        assertThat(count("issued")).isEqualTo(issued + 1);
        assertThat(count("refused")).isEqualTo(refused + 1);
    }

    @Test
    void a_client_without_the_right_is_refused_after_one_more_token() {
        int issued = count("issued");
        assertThat(server.error(502, "orders_unscoped", Map.of())
                        .path("message")
                        .asText())
                .contains("answered 401", "invalid_token");
        assertThat(count("issued")).isEqualTo(issued + 2);
    }

    @Test
    void a_wrong_secret_is_named_by_its_setting() {
        assertThat(server.error(502, "orders_wrong", Map.of()).path("message").asText())
                .startsWith("The token endpoint at " + authorization.url() + " answered 401: invalid_client")
                .contains("luna.credentials.wrong.token-url, client-id, client-secret and scope")
                .doesNotContain("not-the-secret");
    }
}
