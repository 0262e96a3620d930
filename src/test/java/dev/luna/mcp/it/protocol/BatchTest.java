package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The batches of MCP 2025-03-26: an array of messages in one body. */
class BatchTest {

    private static final String NOTIFICATION = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools", "conformance/routes");

    private static String call(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static HttpRequest.Builder batch(String... messages) {
        return server.request("[" + String.join(",", messages) + "]");
    }

    private static JsonNode answers(HttpRequest.Builder request) {
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return JsonRpc.json(response.body());
    }

    @Test
    void each_request_is_answered_in_its_order() {
        JsonNode answers = answers(batch(
                call("1", "tools/call", "{\"name\":\"echo\",\"arguments\":{\"text\":\"a\"}}"),
                NOTIFICATION,
                call("\"two\"", "ping", "{}"),
                call("3", "tools/list", "{}")));
        assertThat(answers.findValuesAsText("id")).containsExactly("1", "two", "3");
        assertThat(answers.at("/0/result/content/0/text").asText()).contains("a");
        assertThat(answers.at("/1/result").isEmpty()).isTrue();
        assertThat(answers.at("/2/result/tools").isEmpty()).isFalse();
    }

    @Test
    void a_failure_costs_only_its_own_request() {
        JsonNode answers = answers(batch(
                call("1", "no_such_tool", "{}"),
                "7",
                call("2", "tools/call", "{\"name\":\"no_such\"}"),
                "[]",
                "{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}",
                call("3", "ping", "{}")));
        assertThat(answers.findValuesAsText("code")).containsExactly("-32601", "-32600", "-32602", "-32600", "-32600");
        assertThat(answers.get(5).path("id").asInt()).isEqualTo(3);
        assertThat(answers.get(5).has("result")).isTrue();
    }

    @Test
    void a_batch_that_ends_with_a_failure_is_answered_whole() {
        JsonNode answers = answers(batch(call("1", "ping", "{}"), call("2", "no_such_tool", "{}")));
        assertThat(answers.findValuesAsText("id")).containsExactly("1", "2");
    }

    @Test
    void an_answer_to_no_question_is_an_error_in_its_place() {
        JsonNode answers =
                answers(batch(NOTIFICATION, "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}", call("1", "ping", "{}")));
        assertThat(answers.get(0).path("error").path("code").asInt()).isEqualTo(-32600);
        assertThat(answers.get(1).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void notifications_alone_are_202_without_a_body() {
        HttpResponse<String> response = server.send(batch(NOTIFICATION, NOTIFICATION));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void what_a_tool_says_comes_ahead_of_the_answers() {
        HttpResponse<String> response = server.send(batch(
                call("1", "ping", "{}"),
                call(
                        "2",
                        "tools/call",
                        "{\"name\":\"test_tool_with_progress\",\"arguments\":{},\"_meta\":{\"progressToken\":5}}")));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        String[] events = response.body().strip().split("\n\n");
        assertThat(events).hasSize(4);
        JsonNode answers = JsonRpc.json(events[3].substring(events[3].indexOf("data: ") + 6));
        assertThat(answers.findValuesAsText("id")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26, 200", "2025-06-18, 400", "2025-11-25, 400", "2026-07-28, 400", "v9, 400"})
    void only_the_first_revision_has_batches(String version, int status) {
        HttpResponse<String> response =
                server.send(batch(call("1", "ping", "{}")).header("MCP-Protocol-Version", version));
        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 400) {
            JsonNode error = JsonRpc.json(response.body()).path("error");
            assertThat(error.path("code").asInt()).isEqualTo(-32600);
            assertThat(error.path("message").asText()).contains(version, "one message");
        }
    }

    @Test
    void initialize_must_come_alone() {
        HttpResponse<String> response = server.send(batch(call("1", "ping", "{}"), call("2", "initialize", "{}")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32600", "alone");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void a_batch_has_one_to_fifty_messages(int size) {
        HttpResponse<String> response =
                server.send(batch(Collections.nCopies(size, NOTIFICATION).toArray(String[]::new)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32600", "1 to 50");
    }

    @Test
    void without_the_token_nothing_is_read() {
        assertThat(server.send(batch(NOTIFICATION).setHeader("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
    }
}
