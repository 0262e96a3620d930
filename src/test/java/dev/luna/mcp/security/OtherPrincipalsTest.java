package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.identity.TestTokens;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A principal that has learnt the id of another one's task, session, state or question can do nothing with it. */
@Timeout(60)
class OtherPrincipalsTest {

    private static final String SESSION = "Mcp-Session-Id";

    @TempDir
    static Path directory;

    private static Luna ann;
    private static Luna bob;
    private static Luna owner;

    @BeforeAll
    static void start() throws Exception {
        TestTokens tokens = new TestTokens(directory.resolve("tokens.json"));
        String annsToken = tokens.add("ann", "*");
        String bobsToken = tokens.add("bob", "*");
        Files.writeString(Files.createDirectory(directory.resolve("tools")).resolve("tools.camel.yaml"), """
                - route:
                    id: dig
                    from:
                      uri: ai-tool:dig
                      parameters: {tags: test, description: Dig for long., task: optional, timeout: 10m}
                      steps: [{delay: {constant: "300000", asyncDelayed: "false"}}]
                - route:
                    id: ask
                    from:
                      uri: ai-tool:ask
                      parameters: {tags: test, description: Ask the user.}
                      steps:
                        - to:
                            uri: "mcp:elicit"
                            parameters: {key: choice, message: "Which colour?", schema: '{"type":"object","properties":{"colour":{"type":"string"}}}'}
                        - setBody: {simple: "${header.choice[content][colour]}"}
                """);
        owner = Luna.withTools(directory.resolve("tools"))
                .setting("luna.tokens.file", tokens.path())
                .start();
        ann = owner.as(annsToken);
        bob = owner.as(bobsToken);
    }

    @AfterAll
    static void stop() {
        owner.close();
    }

    private static Luna attacker(String name) {
        return name.equals("bob") ? bob : owner;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "owner"})
    void a_task_is_as_unknown_as_one_that_never_was(String name) {
        TaskClient anns = new TaskClient(ann, TaskClient.ALL);
        TaskClient others = new TaskClient(attacker(name), TaskClient.ALL);
        String id = anns.begin("dig", Map.of());

        for (String method : new String[] {"tasks/get", "tasks/update", "tasks/cancel"}) {
            JsonNode refusal = others.error(200, method, Map.of("taskId", id, "inputResponses", Map.of()));
            JsonNode unknown = others.error(
                    200, method, Map.of("taskId", UUID.randomUUID().toString(), "inputResponses", Map.of()));
            assertThat(refusal.path("message").asText()).startsWith("Unknown task");
            assertThat(refusal).isEqualTo(unknown);
        }
        assertThat(anns.get(id).path("status").asText()).isEqualTo("working");
        anns.cancel(id);
    }

    private static String session(Luna client) {
        return client.direct(
                        "initialize",
                        Map.of(
                                "protocolVersion", "2025-11-25",
                                "capabilities", Map.of(),
                                "clientInfo", Map.of("name", "t", "version", "1")))
                .headers()
                .firstValue(SESSION)
                .orElseThrow();
    }

    private static HttpResponse<String> ping(Luna client, String session) {
        return client.send(client.request(JsonRpc.request("ping", null)).header(SESSION, session));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "owner"})
    void a_session_is_unknown(String name) {
        Luna other = attacker(name);
        String session = session(ann);
        // Both before and after the server has seen it in use.
        assertThat(ping(other, session).statusCode()).isEqualTo(404);
        assertThat(ping(ann, session).statusCode()).isEqualTo(200);

        assertThat(ping(other, session).statusCode()).isEqualTo(404);
        assertThat(other.send(other.request("").GET().header(SESSION, session)).statusCode())
                .isEqualTo(404);
        assertThat(other.send(other.request("").DELETE().header(SESSION, session))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ping(ann, session).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "owner"})
    void a_call_is_not_cancelled(String name) {
        Luna other = attacker(name);
        String session = session(ann);
        CompletableFuture<HttpResponse<String>> call = ann.sendAsync(
                legacy(ann, "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"tools/call\",\"params\":{\"name\":\"dig\"}}")
                        .header(SESSION, session));
        String cancelled = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":77}}";

        assertThat(other.send(legacy(other, cancelled).header(SESSION, session)).statusCode())
                .isEqualTo(404);
        assertThat(other.send(legacy(other, cancelled).header(SESSION, session(other)))
                        .statusCode())
                .isEqualTo(202);
        assertThat(other.send(legacy(other, cancelled)).statusCode()).isEqualTo(202);
        assertThat(call).isNotDone();

        await().until(() -> {
            ann.send(legacy(ann, cancelled).header(SESSION, session));
            return call.isDone();
        });
    }

    private static HttpRequest.Builder legacy(Luna client, String message) {
        return client.request(message).header("MCP-Protocol-Version", "2025-11-25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "owner"})
    void a_question_is_not_answered(String name) {
        Luna other = attacker(name);
        String call = JsonRpc.request("tools/call", Map.of("name", "ask", "arguments", Map.of()));
        try (MessageStream stream = ann.open(legacy(ann, call))) {
            String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + stream.next().path("id")
                    + ",\"result\":{\"action\":\"accept\",\"content\":{\"colour\":\"COLOUR\"}}}";

            assertThat(other.send(other.request(answer.replace("COLOUR", "theirs")))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(ann.send(ann.request(answer.replace("COLOUR", "mine"))).statusCode())
                    .isEqualTo(202);
            assertThat(stream.next().at("/result/content/0/text").asText()).isEqualTo("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "owner"})
    void a_state_is_not_valid(String name) {
        TaskClient anns = new TaskClient(ann, TaskClient.ALL);
        String state = anns.call("ask", Map.of()).path("requestState").asText();
        Map<String, Object> answered = Map.of(
                "name",
                "ask",
                "arguments",
                Map.of(),
                "requestState",
                state,
                "inputResponses",
                Map.of("choice", TaskClient.accept("colour", "red")));

        JsonNode refusal = new TaskClient(attacker(name), TaskClient.ALL).error(200, "tools/call", answered);

        assertThat(refusal.path("message").asText()).startsWith("'requestState' is not valid");
        assertThat(anns.result("tools/call", answered).at("/content/0/text").asText())
                .isEqualTo("red");
    }
}
