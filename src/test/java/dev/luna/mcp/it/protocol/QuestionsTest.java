package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of a tool to a client of the legacy era that are declined, cancelled, answered wrongly or not at all. */
@Timeout(60)
class QuestionsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes", "src/test/routes/questions");

    private static HttpRequest.Builder call() {
        return server.request(JsonRpc.request(
                        "tools/call",
                        Map.of("name", "test_elicitation", "arguments", Map.of("message", "Who is there?"))))
                .header("MCP-Protocol-Version", "2025-11-25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "result":{}                                  | is not what elicitation/create is answered with
            "result":null                                | is not what elicitation/create is answered with
            "error":{"code":-1,"message":"Nobody home"}  | Nobody home
            "result":{"action":"decline"}                | User response: decline
            """)
    void an_answer_is_taken_as_what_it_is(String answer, String expected) {
        try (MessageStream stream = server.open(call())) {
            JsonNode question = stream.next();
            server.send(server.request("{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id") + "," + answer + "}"));
            JsonNode result = stream.next().path("result");
            assertThat(result.at("/content/0/text").asText()).contains(expected);
            assertThat(result.path("isError").asBoolean()).isEqualTo(!answer.contains("decline"));
        }
    }

    @Test
    void a_tool_on_the_event_loop_must_not_wait_for_an_answer() {
        server.call("asks_on_the_loop").inRevision("2025-11-25").expectError("blocking=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":\"luna-00000000-0000-0000-0000-000000000000\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"action\":\"accept\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":-1,\"message\":\"no\"}}",
                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1,\"message\":\"no\"}}"
            })
    void a_response_to_no_request_of_this_server_is_refused(String answer) {
        HttpResponse<String> refused = server.send(server.request(answer));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonRpc.json(refused.body()).at("/error/message").asText())
                .contains("input request with this id is pending", "load balancer", "same instance");
    }

    @Test
    void an_answer_that_comes_twice_or_late_is_refused() {
        try (MessageStream stream = server.open(call())) {
            String answer =
                    "{\"jsonrpc\":\"2.0\",\"id\":" + stream.next().path("id") + ",\"result\":{\"action\":\"decline\"}}";
            assertThat(server.send(server.request(answer)).statusCode()).isEqualTo(202);
            stream.next();
            assertThat(server.send(server.request(answer)).statusCode()).isEqualTo(400);
        }
    }
}
