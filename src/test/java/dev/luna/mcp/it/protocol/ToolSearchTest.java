package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Short lists and the tool that finds the others, {@code luna.tools.search=true}, for clients of each dialect. */
class ToolSearchTest {

    private static final String CHANGED = "notifications/tools/list_changed";

    @TempDir
    private Path tools;

    private Luna server;

    @BeforeEach
    void start() throws Exception {
        GeneratedTools.write(tools.resolve("shop.camel.yaml"), "shop", "sell", "bicycle", "lamp", "chair");
        GeneratedTools.write(tools.resolve("clock.camel.yaml"), "clock", "read", "time", "date");
        GeneratedTools.write(tools.resolve("many.camel.yaml"), "many", "count", GeneratedTools.numbered("sheep", 60));
        server = Luna.withTools(tools)
                .setting("luna.tools.search", "true")
                .setting("luna.tools.pinned", "clock")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String session() {
        return server.direct("initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of()))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private HttpRequest.Builder legacy(String session, String method, Object params) {
        HttpRequest.Builder request =
                server.request(JsonRpc.request(method, params)).header("MCP-Protocol-Version", "2025-11-25");
        return session == null ? request : request.header("Mcp-Session-Id", session);
    }

    private HttpRequest.Builder modern(String method, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion",
                        "2026-07-28",
                        "io.modelcontextprotocol/clientCapabilities",
                        Map.of()));
        HttpRequest.Builder request = server.request(JsonRpc.request(method, all))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        return params.containsKey("name")
                ? request.header("Mcp-Name", params.get("name").toString())
                : request;
    }

    private static Map<String, Object> find(String query) {
        return Map.of("name", "find_tools", "arguments", Map.of("query", query, "limit", 20));
    }

    /** All messages of the answer, the notifications before the response. */
    private List<JsonNode> messages(HttpRequest.Builder request) {
        List<JsonNode> messages = new ArrayList<>();
        try (MessageStream stream = server.open(request)) {
            do {
                messages.add(stream.next());
            } while (messages.get(messages.size() - 1).has("method"));
        }
        return messages;
    }

    private List<String> listed(HttpRequest.Builder list) {
        return GeneratedTools.names(JsonRpc.json(server.send(list).body()).path("result"));
    }

    @Test
    void a_session_lists_what_it_has_found_and_no_other_session_does() {
        String session = session();
        assertThat(listed(legacy(session, "tools/list", null))).containsExactly("find_tools", "read_time", "read_date");

        List<JsonNode> messages = messages(legacy(session, "tools/call", find("sell a bicycle")));
        assertThat(messages)
                .extracting(message -> message.path("method").asText())
                .containsExactly(CHANGED, "");
        JsonNode best = messages.get(1).at("/result/structuredContent/tools/0");
        assertThat(best.path("name").asText()).isEqualTo("sell_bicycle");
        assertThat(best.path("description").asText()).isEqualTo("Call to sell the bicycle.");
        assertThat(best.at("/inputSchema/properties/name/description").asText()).isEqualTo("Name of the bicycle");

        assertThat(listed(legacy(session, "tools/list", null)))
                .contains("find_tools", "read_time", "sell_bicycle", "sell_lamp")
                .doesNotContain("count_sheep0");
        assertThat(listed(legacy(session(), "tools/list", null))).hasSize(3);
        assertThat(listed(legacy(null, "tools/list", null))).hasSize(3);
        assertThat(listed(modern("tools/list", Map.of()))).hasSize(3);
    }

    @Test
    void only_a_find_that_adds_something_is_a_change_of_the_list() {
        String session = session();
        assertThat(messages(legacy(session, "tools/call", find("lamp")))).hasSize(2);
        assertThat(messages(legacy(session, "tools/call", find("lamp")))).hasSize(1);
        assertThat(messages(legacy(session, "tools/call", find("nothing of the kind"))))
                .hasSize(1);
    }

    @Test
    void a_client_that_takes_no_stream_gets_the_result_alone_and_the_longer_list() {
        String session = session();
        HttpRequest.Builder plain = legacy(session, "tools/call", find("lamp")).setHeader("Accept", "application/json");
        assertThat(messages(plain)).hasSize(1);
        assertThat(listed(legacy(session, "tools/list", null))).contains("sell_lamp");
    }

    @Test
    void without_a_session_the_principal_lists_what_it_has_found_and_its_subscribers_hear_of_it() {
        try (MessageStream subscriber = server.open(
                modern("subscriptions/listen", Map.of("notifications", Map.of("toolsListChanged", true))))) {
            assertThat(subscriber.next().path("method").asText()).endsWith("acknowledged");
            assertThat(messages(modern("tools/call", find("chair")))).hasSize(1);
            assertThat(subscriber.next().path("method").asText()).isEqualTo(CHANGED);
        }
        JsonNode list =
                JsonRpc.json(server.send(modern("tools/list", Map.of())).body()).path("result");
        assertThat(GeneratedTools.names(list))
                .contains("find_tools", "sell_chair")
                .hasSize(4);
        assertThat(list.path("cacheScope").asText()).isEqualTo("private");
        assertThat(list.path("ttlMs").asInt(-1)).isZero();
        assertThat(listed(legacy(session(), "tools/list", null))).hasSize(3);
    }

    @Test
    void what_one_principal_has_found_is_not_in_the_list_of_another(@TempDir Path directory) throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String token = tokens.add("ann", "read,write,execute");
        try (Luna shared = Luna.withTools(tools)
                .setting("luna.tools.search", "true")
                .setting("luna.tokens.file", tokens.path())
                .start()) {
            Luna ann = shared.as(token);
            ann.call("find_tools").with("query", "lamp").send().expectJson("/tools/0/name", "sell_lamp");

            assertThat(GeneratedTools.names(ann.result("tools/list", null))).contains("sell_lamp");
            assertThat(GeneratedTools.names(shared.result("tools/list", null))).containsExactly("find_tools");
        }
    }

    @Test
    void nothing_is_found_that_the_principal_may_not_call(@TempDir Path directory) throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String reader = tokens.add("reader", "read");
        String shopper = tokens.add("shopper", "read", "shop", Optional.empty());
        GeneratedTools.write(tools.resolve("clock.camel.yaml"), "clock", "read", "time", "date");
        String clock = Files.readString(tools.resolve("clock.camel.yaml"));
        Files.writeString(
                tools.resolve("clock.camel.yaml"), clock.replace("tags: clock", "tags: clock\n        scopes: secret"));
        try (Luna shared = Luna.withTools(tools)
                .setting("luna.tools.search", "true")
                .setting("luna.tools.pinned", "clock")
                .setting("luna.tokens.file", tokens.path())
                .start()) {
            shared.call("find_tools").with("query", "time").send().expectJson("/tools/0/name", "read_time");
            Luna limited = shared.as(reader);
            limited.call("find_tools").with("query", "lamp time").send().expectJson("/tools/0/name", "sell_lamp");
            limited.call("find_tools").with("query", "time").send().expectTextWith("many, shop.");
            assertThat(GeneratedTools.names(limited.result("tools/list", null)))
                    .containsExactlyInAnyOrder("find_tools", "sell_lamp");

            // Whoever may not search gets all that it may call.
            Luna shopping = shared.as(shopper);
            assertThat(GeneratedTools.names(shopping.result("tools/list", null)))
                    .containsExactlyInAnyOrder("sell_bicycle", "sell_lamp", "sell_chair");
            assertThat(shopping.result("initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of()))
                            .path("instructions")
                            .asText())
                    .startsWith("Tools by family. shop: ");
            shopping.error(403, "find_tools", Map.of("query", "time"));
        }
    }

    @Test
    void what_a_client_has_found_is_bounded_and_the_oldest_goes_first() {
        String session = session();
        messages(legacy(session, "tools/call", find("lamp")));
        for (int i = 0; i < 60; i++) {
            messages(legacy(session, "tools/call", find("sheep" + i)));
        }
        assertThat(listed(legacy(session, "tools/list", null)))
                .hasSize(3 + 50)
                .contains("count_sheep59", "count_sheep10")
                .doesNotContain("sell_lamp", "count_sheep9");
    }

    @Test
    void every_tool_can_be_called_by_name_in_every_dialect() {
        server.call("sell_chair").expectText("sell_chair");
        server.call("sell_chair").inRevision("2025-11-25").expectText("sell_chair");
        server.call("sell_chair").directly().expectText("sell_chair");
        assertThat(server.result("find_tools", Map.of("query", "bicycle"))
                        .at("/tools/0/name")
                        .asText())
                .isEqualTo("sell_bicycle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?!.,;:",
                "\u0000\u0007\uFFFF",
                "😀",
                "自転車を売る",
                "${body} {{luna.auth-token}}",
                "'; DROP TABLE tools"
            })
    void a_query_without_a_word_of_a_tool_finds_nothing_and_says_what_to_do(String query) {
        server.call("find_tools")
                .with("query", query)
                .send()
                .expectJson("/tools", List.of())
                .expectJson(
                        "/note",
                        "No tool has these words. Use other words, or the name of a family: search, clock, many, shop.");
    }

    @Test
    void a_query_that_is_empty_or_too_long_is_an_error() {
        server.call("find_tools").with("query", "").expectError("query");
        server.call("find_tools").with("query", "lamp ".repeat(20_000)).expectError("query", "1,000");
        server.call("find_tools").with("query", "lamp").with("limit", 0).expectError("limit", "1");
        server.call("find_tools").expectError("query");
    }

    @Test
    void the_instructions_name_the_tool_that_finds_the_others() {
        String instructions = server.result(
                        "initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of()))
                .path("instructions")
                .asText();
        assertThat(instructions)
                .startsWith("Most of the 66 tools are not in the list: call find_tools with words for what you need. ")
                .contains("clock: read_time, read_date");
    }
}
