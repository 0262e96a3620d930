package dev.luna.mcp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random bodies, headers and arguments: an answer always comes, soon, and is well-formed; and the server goes on serving. */
class FrontDoorFuzzTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The statuses that a client may get; 500 with the code -32603, which only a defect of ours causes, is not among them. */
    private static final Set<Integer> STATUSES = Set.of(200, 202, 400, 401, 403, 404, 413, 415, 431, 500, 502, 503);

    private static Luna server;

    @BeforeContainer
    static void start() throws Exception {
        server = Luna.withTools("routes/tools", "src/test/routes/offers", "src/test/routes/tools")
                .setting("luna.url", "http://127.0.0.1:1")
                .setting("luna.github-api-url", "http://127.0.0.1:1")
                .setting("luna.github-token", "ghp_0123456789abcdefghijABCDEFGHIJ456789")
                .setting("luna.workspace", Path.of("target", "fuzz-workspace").toString())
                .setting("luna.exec.search-path", "/nowhere")
                .setting("luna.limits.messages-per-minute", "0")
                .setting("luna.limits.wrong-tokens-per-minute", "0")
                .start();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void a_body_of_any_bytes(@ForAll("bytes") byte[] body) throws Exception {
        assertAnswered(server.request("").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Property(seed = "2", shrinking = ShrinkingMode.OFF)
    void a_message_of_any_json(@ForAll("messages") String message) throws Exception {
        assertAnswered(server.request(message));
    }

    @Property(seed = "3", shrinking = ShrinkingMode.OFF)
    void a_message_with_something_changed(@ForAll("mutants") String message) throws Exception {
        assertAnswered(server.request(message));
    }

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void headers_of_any_kind(@ForAll("headers") Map<String, String> headers, @ForAll("messages") String message)
            throws Exception {
        HttpRequest.Builder request = server.request(message);
        headers.forEach(request::setHeader);
        assertAnswered(request);
    }

    @Property(seed = "5", shrinking = ShrinkingMode.OFF)
    void a_tool_with_arguments_made_from_its_schema(@ForAll("calls") ToolCalls.Call call) throws Exception {
        assertAnswered(server.request(JsonRpc.request(call.tool(), call.arguments())));
        assertAnswered(server.request(
                JsonRpc.request("tools/call", Map.of("name", call.tool(), "arguments", call.arguments()))));
    }

    private static void assertAnswered(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isIn(STATUSES);
        assertThat(response.body()).doesNotContain(Luna.TOKEN, "ghp_0123", "\tat ", "Exception:");
        if (response.statusCode() == 401) {
            assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
        } else if (response.statusCode() == 202) {
            assertThat(response.body()).isEmpty();
        } else if (response.statusCode() != 431 && !isStream(response)) {
            assertWellFormed(JsonRpc.json(response.body()));
        }
    }

    private static boolean isStream(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    private static void assertWellFormed(JsonNode answer) {
        if (answer.isArray()) {
            answer.forEach(FrontDoorFuzzTest::assertWellFormed);
            return;
        }
        assertThat(answer.path("jsonrpc").asText()).as(answer.toString()).isEqualTo("2.0");
        assertThat(answer.has("result")).as(answer.toString()).isNotEqualTo(answer.has("error"));
        assertThat(answer.at("/error/code").asInt()).as("not our defect").isNotEqualTo(-32603);
        assertThat(answer.toString()).doesNotContain("The server's log says why");
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Messages.bytes();
    }

    @Provide
    Arbitrary<String> messages() {
        return Messages.any();
    }

    @Provide
    Arbitrary<String> mutants() {
        return Messages.mutants();
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        return Messages.headers();
    }

    @Provide
    Arbitrary<ToolCalls.Call> calls() {
        return ToolCalls.of(server.registry().tools());
    }
}
