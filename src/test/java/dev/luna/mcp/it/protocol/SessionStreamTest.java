package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream that a client up to MCP 2025-11-25 opens with GET, and what it hears there. */
class SessionStreamTest {

    private static final String SESSION = "Mcp-Session-Id";
    private static final String WATCHED = "test://watched-resource";
    private static final Duration SILENCE = Duration.ofMillis(700);

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes");

    private static String session() {
        return server.direct(
                        "initialize",
                        Map.of(
                                "protocolVersion", "2025-11-25",
                                "capabilities", Map.of(),
                                "clientInfo", Map.of("name", "t", "version", "1")))
                .headers()
                .firstValue(SESSION)
                .orElseThrow();
    }

    private static HttpRequest.Builder get(String session) {
        HttpRequest.Builder request = server.request("").GET().header("MCP-Protocol-Version", "2025-11-25");
        return session == null ? request : request.header(SESSION, session);
    }

    private static HttpResponse<String> call(String session, String method, Object params) {
        HttpRequest.Builder request = server.request(JsonRpc.request(method, params));
        return server.send(session == null ? request : request.header(SESSION, session));
    }

    private static void subscribe(String session, String method) {
        assertThat(JsonRpc.json(call(session, method, Map.of("uri", WATCHED)).body())
                        .path("result")
                        .toString())
                .isEqualTo("{}");
    }

    private static void trigger(String tool) {
        assertThat(server.call(tool).send().result().path("isError").asBoolean())
                .isFalse();
    }

    @Test
    void a_session_hears_of_lists_that_change() {
        try (MessageStream stream = server.open(get(session()))) {
            assertThat(stream.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
            trigger("test_trigger_tool_change");
            JsonNode changed = stream.next();
            assertThat(changed.path("method").asText()).isEqualTo("notifications/tools/list_changed");
            assertThat(changed.has("params")).isFalse();
            trigger("test_trigger_prompt_change");
            await().until(() -> stream.next().path("method").asText().equals("notifications/prompts/list_changed"));
        }
    }

    /** The lists that changed while the server started, or in the test before, may still be told. */
    private static void assertNoUpdate(MessageStream stream) {
        for (Optional<JsonNode> message = stream.poll(SILENCE); message.isPresent(); message = stream.poll(SILENCE)) {
            assertThat(message.get().path("method").asText()).endsWith("/list_changed");
        }
    }

    @Test
    void a_session_hears_of_the_resources_it_watches_until_it_does_no_more() {
        String session = session();
        try (MessageStream stream = server.open(get(session));
                MessageStream other = server.open(get(session()))) {
            trigger("update_watched_resource");
            assertNoUpdate(stream);

            subscribe(session, "resources/subscribe");
            trigger("update_watched_resource");
            JsonNode updated = stream.next();
            assertThat(updated.path("method").asText()).isEqualTo("notifications/resources/updated");
            assertThat(updated.at("/params/uri").asText()).isEqualTo(WATCHED);
            assertNoUpdate(other);

            subscribe(session, "resources/unsubscribe");
            trigger("update_watched_resource");
            assertNoUpdate(stream);
        }
    }

    @Test
    void clients_without_a_session_hear_too_and_share_what_they_watch() {
        try (MessageStream one = server.open(get(null));
                MessageStream two = server.open(get(null))) {
            subscribe(null, "resources/subscribe");
            trigger("update_watched_resource");
            assertThat(one.next().at("/params/uri").asText()).isEqualTo(WATCHED);
            assertThat(two.next().at("/params/uri").asText()).isEqualTo(WATCHED);
            subscribe(null, "resources/unsubscribe");
        }
    }

    @Test
    void of_two_streams_of_a_session_the_newer_gets_a_message_and_the_older_once_that_is_gone() {
        String session = session();
        try (MessageStream older = server.open(get(session))) {
            MessageStream newer = server.open(get(session));
            trigger("test_trigger_tool_change");
            newer.next();
            assertThat(older.poll(SILENCE)).isEmpty();

            newer.close();
            await().until(() -> {
                trigger("test_trigger_tool_change");
                return older.poll(SILENCE).isPresent();
            });
        }
    }

    @Test
    void a_stream_hears_nothing_of_what_changed_before_it_opened() {
        trigger("test_trigger_tool_change");
        try (MessageStream stream = server.open(get(session()))) {
            trigger("test_trigger_prompt_change");
            assertThat(stream.next().path("method").asText()).isEqualTo("notifications/prompts/list_changed");
        }
    }

    @Test
    void the_end_of_the_session_ends_its_stream() {
        String session = session();
        try (MessageStream stream = server.open(get(session))) {
            assertThat(server.send(get(session).DELETE()).statusCode()).isEqualTo(204);
            assertThatThrownBy(stream::next)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("The stream has ended")
                    .hasNoCause();
            assertThat(server.send(get(session)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void an_unknown_resource_cannot_be_watched() {
        JsonNode error = JsonRpc.json(call(session(), "resources/subscribe", Map.of("uri", "no://such"))
                        .body())
                .path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.at("/data/uri").asText()).isEqualTo("no://such");
    }

    @ParameterizedTest
    @CsvSource({"resources/subscribe", "resources/unsubscribe"})
    void what_to_watch_must_be_named(String method) {
        assertThat(JsonRpc.json(call(null, method, Map.of()).body())
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer x, 401",
        "Origin, http://evil.example.com, 403",
        "Accept, application/json, 405",
        "MCP-Protocol-Version, 2026-07-28, 405",
        "MCP-Protocol-Version, v9, 400",
        "Mcp-Session-Id, made-up, 404"
    })
    void a_request_for_a_stream_is_checked(String header, String value, int status) {
        HttpResponse<String> response = server.send(get(session()).setHeader(header, value));
        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 405) {
            assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        }
    }
}
