package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code subscriptions/listen} of MCP 2026-07-28: a stream of what changes. */
class SubscriptionTest {

    private static final String META = "io.modelcontextprotocol/";
    private static final String SUBSCRIPTION = "/params/_meta/io.modelcontextprotocol~1subscriptionId";
    private static final Duration SILENCE = Duration.ofMillis(700);

    @RegisterExtension
    static final Luna server = server();

    private static Luna server() {
        return Luna.withTools("conformance/routes", "src/test/routes/changes");
    }

    private static HttpRequest.Builder listening(Luna server, String id, String filter) {
        ObjectNode params = new ObjectMapper().createObjectNode();
        params.putObject("_meta").put(META + "protocolVersion", "2026-07-28").putObject(META + "clientCapabilities");
        if (filter != null) {
            params.set("notifications", JsonRpc.json(filter));
        }
        return server.request("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"subscriptions/listen\",\"params\":"
                        + params + "}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "subscriptions/listen");
    }

    private static MessageStream listen(String id, String filter) {
        return server.open(listening(server, id, filter));
    }

    private static void trigger(String tool) {
        assertThat(server.call(tool).send().result().path("isError").asBoolean())
                .isFalse();
    }

    @Test
    void what_is_asked_for_is_acknowledged_and_comes() {
        try (MessageStream stream = listen("\"s-1\"", "{\"toolsListChanged\":true,\"promptsListChanged\":false}")) {
            assertThat(stream.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
            JsonNode acknowledged = stream.next();
            assertThat(acknowledged.path("method").asText()).isEqualTo("notifications/subscriptions/acknowledged");
            assertThat(acknowledged.at(SUBSCRIPTION).textValue()).isEqualTo("s-1");
            assertThat(acknowledged.at("/params/notifications").toString()).isEqualTo("{\"toolsListChanged\":true}");

            trigger("test_trigger_tool_change");
            JsonNode changed = stream.next();
            assertThat(changed.path("method").asText()).isEqualTo("notifications/tools/list_changed");
            assertThat(changed.at(SUBSCRIPTION).textValue()).isEqualTo("s-1");
        }
    }

    @Test
    void a_burst_is_one_notification() {
        try (MessageStream stream = listen("1", "{\"resourceSubscriptions\":[\"test://watched-resource\"]}")) {
            stream.next();
            trigger("update_again_and_again");
            assertThat(stream.next().path("method").asText()).isEqualTo("notifications/resources/updated");
            assertThat(stream.poll(SILENCE)).isEmpty();
        }
    }

    @Test
    void what_is_not_asked_for_does_not_come() {
        try (MessageStream stream = listen("7", "{\"promptsListChanged\":true}")) {
            stream.next();
            trigger("test_trigger_tool_change");
            trigger("update_watched_resource");
            trigger("test_trigger_prompt_change");
            // One, or on a slow machine two: the prompt goes and comes back.
            Optional<JsonNode> changed = Optional.of(stream.next());
            while (changed.isPresent()) {
                assertThat(changed.get().path("method").asText()).isEqualTo("notifications/prompts/list_changed");
                assertThat(changed.get().at(SUBSCRIPTION).isIntegralNumber()).isTrue();
                changed = stream.poll(SILENCE);
            }
        }
    }

    @Test
    void resources_are_watched_by_their_uri_and_those_that_do_not_exist_are_not_acknowledged() {
        try (MessageStream stream = listen(
                "1",
                "{\"resourceSubscriptions\":[\"test://watched-resource\",\"no://such\",\"test://template/9/data\"]}")) {
            JsonNode honoured = stream.next().at("/params/notifications/resourceSubscriptions");
            assertThat(honoured)
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrder("test://watched-resource", "test://template/9/data");
            trigger("update_watched_resource");
            JsonNode updated = stream.next();
            assertThat(updated.path("method").asText()).isEqualTo("notifications/resources/updated");
            assertThat(updated.at("/params/uri").asText()).isEqualTo("test://watched-resource");
        }
    }

    @Test
    void all_that_listen_are_told() {
        try (MessageStream one = listen("1", "{\"toolsListChanged\":true}");
                MessageStream two = listen("1", "{\"toolsListChanged\":true}")) {
            one.next();
            two.next();
            trigger("test_trigger_tool_change");
            assertThat(one.next().path("method").asText()).endsWith("list_changed");
            assertThat(two.next().path("method").asText()).endsWith("list_changed");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                   | notifications
        []                                         | notifications
        {"toolsListChanged":"yes"}                 | toolsListChanged
        {"resourceSubscriptions":"test://a"}       | resourceSubscriptions
        {"resourceSubscriptions":[7]}              | resourceSubscriptions
        """)
    void a_filter_that_is_none_is_an_error(String filter, String named) {
        JsonNode error =
                JsonRpc.json(server.send(listening(server, "1", filter)).body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asText()).contains(named);
    }

    @Test
    void the_end_of_the_server_ends_a_subscription_with_its_result() throws Exception {
        MessageStream stream;
        long begun;
        try (Luna ending = server().start()) {
            stream = ending.open(listening(ending, "\"last\"", "{\"toolsListChanged\":true}"));
            stream.next();
            begun = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        JsonNode end = stream.next();
        assertThat(end.path("id").asText()).isEqualTo("last");
        assertThat(end.at("/result/resultType").asText()).isEqualTo("complete");
        assertThat(end.path("result")
                        .path("_meta")
                        .path(META + "subscriptionId")
                        .asText())
                .isEqualTo("last");
    }

    @Test
    void the_capabilities_say_so() {
        JsonNode capabilities = server.result(
                        "initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of()))
                .path("capabilities");
        assertThat(capabilities.at("/tools/listChanged").asBoolean()).isTrue();
        assertThat(capabilities.at("/prompts/listChanged").asBoolean()).isTrue();
        assertThat(capabilities.at("/resources/listChanged").asBoolean()).isTrue();
        assertThat(capabilities.at("/resources/subscribe").asBoolean()).isTrue();
    }
}
