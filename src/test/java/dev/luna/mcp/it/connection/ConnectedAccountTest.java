package dev.luna.mcp.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.tool.AuthorizationServer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of each caller's own with a real authorization server: the link, the browser, the code, the call. */
class ConnectedAccountTest {

    private static final Map<String, ?> ASKED = Map.of("elicitation", Map.of("url", Map.of(), "form", Map.of()));

    @TempDir
    Path directory;

    private TestAccounts accounts;
    private AuthorizationServer service;
    private Luna server;

    private void start(Duration lifetime) throws Exception {
        accounts = TestAccounts.start(directory, lifetime, Map.of());
        service = accounts.service();
        server = accounts.server();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    private String link() {
        return TestAccounts.link(server);
    }

    @Test
    void a_call_works_once_the_account_is_connected() throws Exception {
        start(Duration.ofMinutes(5));
        String code = Browser.of("ada").connectAndReadCode(link());
        assertThat(server.result("connect_account", Map.of("service", "shop", "code", code))
                        .path("connected")
                        .asBoolean())
                .isTrue();
        server.call("who_am_i").expectText("ada");
        server.call("who_am_i").inRevision("2025-11-25").expectText("ada");
        server.call("who_am_i").directly().expectText("ada");
        assertThat(server.result("connect_account", Map.of("service", "shop")).toString())
                .contains("\"connected\":true");
    }

    private JsonNode modern(Map<String, ?> more) {
        Map<String, Object> params = new HashMap<>(more);
        params.put("name", "who_am_i");
        params.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion",
                        "2026-07-28",
                        "io.modelcontextprotocol/clientCapabilities",
                        ASKED));
        return JsonRpc.json(server.send(server.request(JsonRpc.request("tools/call", params))
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/call")
                        .header("Mcp-Name", "who_am_i"))
                .body());
    }

    @Test
    void a_modern_client_opens_the_link_and_gives_the_code() throws Exception {
        start(Duration.ofMinutes(5));
        JsonNode first = modern(Map.of()).path("result");
        Map.Entry<String, JsonNode> question =
                first.path("inputRequests").properties().iterator().next();
        JsonNode params = question.getValue().path("params");
        assertThat(params.path("mode").asText()).isEqualTo("url");
        assertThat(params.path("url").asText()).matches(TestAccounts.LINK);

        String code = Browser.of("ada").connectAndReadCode(params.path("url").asText());
        JsonNode second = modern(Map.of(
                        "requestState",
                        first.path("requestState").asText(),
                        "inputResponses",
                        Map.of(question.getKey(), Map.of("action", "accept"))))
                .path("result");
        Map.Entry<String, JsonNode> form =
                second.path("inputRequests").properties().iterator().next();
        assertThat(form.getValue().at("/params/mode").asText()).isEqualTo("form");

        JsonNode third = modern(Map.of(
                "requestState",
                second.path("requestState").asText(),
                "inputResponses",
                Map.of(form.getKey(), Map.of("action", "accept", "content", Map.of("code", code)))));
        assertThat(third.at("/result/content/0/text").asText()).isEqualTo("ada");
    }

    @Test
    void a_legacy_client_gets_the_error_with_the_link_and_is_asked_for_the_code() throws Exception {
        start(Duration.ofMinutes(5));
        String session = server.direct(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-11-25",
                                "capabilities",
                                ASKED,
                                "clientInfo",
                                Map.of("name", "test", "version", "1")))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        HttpResponse<String> refused = server.send(legacy(session, call()));
        assertThat(refused.statusCode()).isEqualTo(200);
        JsonNode error = JsonRpc.json(refused.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32042);
        JsonNode elicitation = error.at("/data/elicitations/0");
        assertThat(elicitation.path("mode").asText()).isEqualTo("url");
        assertThat(elicitation.path("elicitationId").asText()).isNotEmpty();

        String code =
                Browser.of("ada").connectAndReadCode(elicitation.path("url").asText());
        try (MessageStream stream = server.open(legacy(session, call()))) {
            JsonNode question = stream.next();
            assertThat(question.path("method").asText()).isEqualTo("elicitation/create");
            server.send(legacy(
                    session,
                    JsonRpc.json("{\"jsonrpc\":\"2.0\",\"result\":{\"action\":\"accept\",\"content\":{\"code\":\""
                                    + code + "\"}},\"id\":" + question.path("id") + "}")
                            .toString()));
            assertThat(stream.next().at("/result/content/0/text").asText()).isEqualTo("ada");
        }
    }

    private static String call() {
        return JsonRpc.request("tools/call", Map.of("name", "who_am_i"));
    }

    private HttpRequest.Builder legacy(String session, String message) {
        return server.request(message)
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("Mcp-Session-Id", session);
    }

    @Test
    void a_token_that_expires_is_renewed() throws Exception {
        start(Duration.ofSeconds(2));
        TestAccounts.connect(server, "ada");
        await().untilAsserted(() -> {
            server.call("who_am_i").expectText("ada");
            assertThat(service.counts().path("refreshed").asInt()).isPositive();
        });
    }

    @Test
    void an_account_that_was_revoked_at_the_service_is_connected_again() throws Exception {
        start(Duration.ofMinutes(5));
        TestAccounts.connect(server, "ada");
        server.call("who_am_i").expectText("ada");
        service.revoke();
        TestAccounts.connect(server, "bob");
        server.call("who_am_i").expectText("bob");
    }

    @Test
    void a_caller_ends_the_connection_and_the_service_revokes_its_tokens() throws Exception {
        start(Duration.ofMinutes(5));
        TestAccounts.connect(server, "ada");
        server.call("who_am_i").expectText("ada");
        assertThat(server.result("connect_account", Map.of("service", "shop", "disconnect", true))
                        .path("message")
                        .asText())
                .contains("the service has revoked its tokens");
        assertThat(service.counts().path("revoked").asInt()).isPositive();
        link();
    }

    @Test
    void a_user_who_refuses_is_told_so_and_can_begin_again() throws Exception {
        start(Duration.ofMinutes(5));
        String link = link();
        HttpResponse<String> page = Browser.of("nobody").connect(link);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("access_denied").doesNotContain("<script>alert");
        server.result(
                "connect_account",
                Map.of("service", "shop", "code", Browser.of("ada").connectAndReadCode(link)));
        server.call("who_am_i").expectText("ada");
    }
}
