package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.it.oauth.TokenIssuer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of each principal: who is over one is told so, and others go on. */
class PrincipalLimitsTest {

    private static final String ECHO = JsonRpc.request("echo", Map.of("text", "hi"));
    private static final String SLOW = JsonRpc.request("slow", null);

    @TempDir
    private static Path directory;

    private static TestTokens tokens;
    private static String carol;
    private static TokenIssuer issuer;
    private static String ann;
    private static String bob;

    @BeforeAll
    static void issue() throws Exception {
        tokens = new TestTokens(directory.resolve("tokens.json"));
        carol = tokens.add("carol", "read,write,execute");
        issuer = new TokenIssuer();
        ann = issuer.token(claims -> claims.claim("scope", "read write"));
        bob = issuer.token(claims ->
                claims.subject("bob").claim("preferred_username", "bob").claim("scope", "read write"));
    }

    @AfterAll
    static void close() {
        issuer.close();
    }

    private static Luna server(String setting, Object value) throws Exception {
        return Luna.withTools("src/test/routes/tools", "src/test/routes/limits")
                .setting("luna.oauth.issuer", issuer.url())
                .setting("luna.public-url", TokenIssuer.RESOURCE)
                .setting("luna.tokens.file", tokens.path())
                .setting(setting, value)
                .start();
    }

    private static HttpRequest.Builder request(Luna server, String token, String body) {
        return server.request(body).setHeader("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(Luna server, String token, String body) {
        return server.send(request(server, token, body));
    }

    private static String message(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(JsonRpc.json(refused.body()).path("id").asInt()).isEqualTo(1);
        assertThat(JsonRpc.json(refused.body()).at("/error/code").asInt()).isEqualTo(-32003);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        return JsonRpc.json(refused.body()).at("/error/message").asText();
    }

    @Test
    void a_principal_over_its_rate_takes_nothing_from_the_others() throws Exception {
        try (Luna server = server("luna.limits.principal.messages-per-minute", 3)) {
            for (int i = 2; i >= 0; i--) {
                HttpResponse<String> answer = send(server, ann, ECHO);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"minute\";q=3;w=60");
                assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                        .startsWith("\"minute\";r=" + i + ";t=");
            }
            HttpResponse<String> refused = send(server, ann, ECHO);
            assertThat(message(refused))
                    .matches(
                            "Rate limit exceeded: 3 messages of the principal 'ann' per minute\\. Try again in \\d+ s\\.");
            assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"minute\";r=0;t=");
            for (String other : List.of(bob, carol, Luna.TOKEN)) {
                assertThat(send(server, other, ECHO).statusCode()).isEqualTo(200);
            }
            assertThat(send(server, carol, ECHO)
                            .headers()
                            .firstValue("RateLimit")
                            .orElseThrow())
                    .startsWith("\"minute\";r=1;t=");
        }
    }

    @Test
    void what_a_principal_sends_too_much_does_not_count_for_the_whole_server() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.oauth.issuer", issuer.url())
                .setting("luna.public-url", TokenIssuer.RESOURCE)
                .setting("luna.limits.messages-per-minute", 5)
                .setting("luna.limits.principal.messages-per-minute", 3)
                .start()) {
            for (int i = 0; i < 10; i++) {
                send(server, ann, ECHO);
            }
            assertThat(send(server, bob, ECHO).statusCode()).isEqualTo(200);
            assertThat(send(server, bob, ECHO).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_calls_of_a_day_are_those_of_tools_in_every_dialect() throws Exception {
        try (Luna server = server("luna.limits.principal.calls-per-day", 3)) {
            String call = JsonRpc.request("tools/call", Map.of("name", "echo", "arguments", Map.of("text", "hi")));
            HttpResponse<String> first = send(server, ann, call);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"day\";q=3;w=86400");
            assertThat(first.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"day\";r=2;t=");
            assertThat(send(server, ann, ECHO).statusCode()).isEqualTo(200);
            assertThat(send(server, ann, JsonRpc.request("echo", Map.of("text", 7, "no", 1)))
                            .statusCode())
                    .isEqualTo(400);

            assertThat(message(send(server, ann, call)))
                    .contains("Quota exceeded: the principal 'ann' has used its 3 calls of today")
                    .contains("luna.limits.principal.calls-per-day", "T00:00:00Z");
            assertThat(message(send(server, ann, ECHO))).contains("3 calls of today");
            assertThat(send(server, ann, JsonRpc.request("tools/list", null)).statusCode())
                    .isEqualTo(200);
            assertThat(send(server, bob, call).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void each_message_of_a_batch_counts() throws Exception {
        try (Luna server = server("luna.limits.principal.calls-per-day", 2)) {
            String body = send(server, ann, "[" + ECHO + "," + ECHO + "," + ECHO + "]")
                    .body();
            assertThat(JsonRpc.json(body)).hasSize(3);
            assertThat(JsonRpc.json(body).get(2).at("/error/message").asText()).contains("Quota exceeded");
        }
    }

    @Test
    void a_principal_has_so_many_calls_in_flight_and_gets_its_places_back() throws Exception {
        try (Luna server = server("luna.limits.principal.max-calls", 2)) {
            for (int round = 0; round < 2; round++) {
                List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 5)
                        .mapToObj(i -> server.sendAsync(request(server, ann, SLOW)))
                        .toList();
                CompletableFuture<HttpResponse<String>> other = server.sendAsync(request(server, bob, SLOW));
                List<HttpResponse<String>> answers =
                        calls.stream().map(CompletableFuture::join).toList();
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 200)
                        .hasSize(2);
                assertThat(message(answers.stream()
                                .filter(answer -> answer.statusCode() != 200)
                                .findFirst()
                                .orElseThrow()))
                        .contains("the principal 'ann' has 2 calls in flight (luna.limits.principal.max-calls)");
                assertThat(other.join().statusCode()).isEqualTo(200);
                // A place is given back just after its answer.
                await().until(() ->
                        Stream.generate(() -> server.sendAsync(request(server, ann, SLOW))).limit(2).toList().stream()
                                .allMatch(call -> call.join().statusCode() == 200));
                await().until(() -> send(server, ann, ECHO).statusCode() == 200);
            }
        }
    }

    @Test
    void without_limits_nothing_is_told() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools").start()) {
            HttpResponse<String> answer = server.send(server.request(ECHO));
            assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
        }
    }

    @Test
    void wrong_tokens_of_every_kind_count_for_their_address_and_right_ones_pass() throws Exception {
        try (Luna server = server("luna.limits.wrong-tokens-per-minute", 4)) {
            String expired = issuer.token(claims -> claims.expirationTime(new Date(0)));
            for (String wrong : List.of("wrong", "luna_" + "x".repeat(43), expired, "not a token")) {
                assertThat(send(server, wrong, ECHO).statusCode()).isIn(400, 401);
            }
            for (String wrong : List.of("wrong", "luna_" + "x".repeat(43), expired, "not a token")) {
                HttpResponse<String> refused = send(server, wrong, ECHO);
                assertThat(refused.statusCode()).as(wrong).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            for (String right : List.of(ann, carol, Luna.TOKEN)) {
                assertThat(send(server, right, ECHO).statusCode()).isEqualTo(200);
            }
        }
    }
}
