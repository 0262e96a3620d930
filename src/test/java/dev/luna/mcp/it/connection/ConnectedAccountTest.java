package dev.luna.mcp.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.it.tool.AuthorizationServer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of each caller's own with a real authorization server: the link, the browser, the code, the call. */
class ConnectedAccountTest {

    private static final String TOOL = """
            - route:
                id: who_am_i
                from:
                  uri: ai-tool:who_am_i
                  parameters: {tags: test, description: Asks a service whose account it is.}
                  steps:
                    - to: {uri: "block:http", parameters: {url: "{{luna.credentials.shop.url}}/me", method: GET, credentials: shop, result: account}}
            """;

    private static final Map<String, ?> ASKED = Map.of("elicitation", Map.of("url", Map.of(), "form", Map.of()));

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/connect/start/[\\w-]{43}");

    @TempDir
    Path directory;

    private AuthorizationServer service;
    private Luna server;

    private void start(Duration lifetime, Map<String, ?> more) throws Exception {
        service = AuthorizationServer.withAccounts(lifetime);
        Files.writeString(directory.resolve("who_am_i.camel.yaml"), TOOL);
        server = Luna.withTools(directory)
                .setting("luna.outbound-allow", service.address())
                .setting("luna.connections.file", directory.resolve("connections.json"))
                .settings(settings())
                .settings(more)
                .start();
    }

    private Map<String, String> settings() {
        return Map.of(
                "luna.credentials.shop.url", service.url() + "/api",
                "luna.credentials.shop.authorize-url", service.url() + "/auth",
                "luna.credentials.shop.token-url", service.url() + "/token",
                "luna.credentials.shop.revoke-url", service.url() + "/token/revocation",
                "luna.credentials.shop.client-id", "luna",
                "luna.credentials.shop.client-secret", AuthorizationServer.LUNA_SECRET,
                "luna.credentials.shop.scope", "openid");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        service.close();
    }

    private String link() {
        String text = server.error(400, "who_am_i", Map.of()).path("message").asText();
        assertThat(text).startsWith("Connect your account at " + service.address() + " first: open ");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    @Test
    void a_call_works_once_the_account_is_connected() throws Exception {
        start(Duration.ofMinutes(5), Map.of());
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

    private void connect(String user) {
        String code = Browser.of(user).connectAndReadCode(link());
        server.result("connect_account", Map.of("service", "shop", "code", code));
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
        start(Duration.ofMinutes(5), Map.of());
        JsonNode first = modern(Map.of()).path("result");
        Map.Entry<String, JsonNode> question =
                first.path("inputRequests").properties().iterator().next();
        JsonNode params = question.getValue().path("params");
        assertThat(params.path("mode").asText()).isEqualTo("url");
        assertThat(params.path("url").asText()).matches(LINK);

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
        start(Duration.ofMinutes(5), Map.of());
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
    void each_principal_has_an_account_of_its_own() throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String ann = tokens.add("ann", "read,write");
        String bob = tokens.add("bob", "read,write");
        start(Duration.ofMinutes(5), Map.of("luna.tokens.file", tokens.path()));
        Luna owner = server;
        server = owner.as(ann);
        String code = Browser.of("ada").connectAndReadCode(link());
        owner.as(bob).error(400, "connect_account", Map.of("service", "shop", "code", code));
        server.result("connect_account", Map.of("service", "shop", "code", code));
        server = owner.as(bob);
        connect("bill");
        assertThat(owner.as(ann).result("who_am_i", Map.of()).asText()).isEqualTo("ada");
        assertThat(owner.as(bob).result("who_am_i", Map.of()).asText()).isEqualTo("bill");
        server = owner;
        link();
        assertThat(owner.as(ann)
                        .result("connect_account", Map.of("service", "shop", "disconnect", true))
                        .toString())
                .contains("removed");
        assertThat(owner.as(bob).result("who_am_i", Map.of()).asText()).isEqualTo("bill");

        String listed = luna("list");
        assertThat(listed).startsWith("bob (").contains("at shop").doesNotContain("ann");
        assertThat(luna("revoke", "bob", "shop")).contains("the service has revoked its tokens");
        owner.as(bob).error(400, "who_am_i", Map.of());
        assertThat(luna("list")).startsWith("No account is connected.");
    }

    /** Runs {@code luna connections} in a process of its own, beside the server. */
    private String luna(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.luna.mcp.cli.LunaCommand",
                "connections"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("LUNA_OUTBOUND_ALLOW", service.address());
        environment.put(
                "LUNA_CONNECTIONS_FILE", directory.resolve("connections.json").toString());
        settings()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void a_token_that_expires_is_renewed() throws Exception {
        start(Duration.ofSeconds(2), Map.of());
        connect("ada");
        await().untilAsserted(() -> {
            server.call("who_am_i").expectText("ada");
            assertThat(service.counts().path("refreshed").asInt()).isPositive();
        });
    }

    @Test
    void an_account_that_was_revoked_at_the_service_is_connected_again() throws Exception {
        start(Duration.ofMinutes(5), Map.of());
        connect("ada");
        server.call("who_am_i").expectText("ada");
        service.revoke();
        connect("bob");
        server.call("who_am_i").expectText("bob");
    }

    @Test
    void a_caller_ends_the_connection_and_the_service_revokes_its_tokens() throws Exception {
        start(Duration.ofMinutes(5), Map.of());
        connect("ada");
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
        start(Duration.ofMinutes(5), Map.of());
        String link = link();
        HttpResponse<String> page = Browser.of("nobody").connect(link);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("access_denied").doesNotContain("<script>alert");
        server.result(
                "connect_account",
                Map.of("service", "shop", "code", Browser.of("ada").connectAndReadCode(link)));
        server.call("who_am_i").expectText("ada");
    }

    @Test
    void nothing_of_it_is_there_without_such_credentials() throws Exception {
        service = AuthorizationServer.withAccounts(Duration.ofMinutes(5));
        server = Luna.withTools(directory).start();
        assertThat(server.registry().tools()).isEmpty();
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/connect/start/x")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.server().context().getRegistry().lookupByName("callerConnections"))
                .isNull();
    }
}
