package dev.luna.mcp.it.task;

import static dev.luna.mcp.it.task.TaskClient.ALL;
import static dev.luna.mcp.it.task.TaskClient.accept;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that ask: they wait until the answers have come, whoever brings them and in whatever order. */
class TaskQuestionsTest {

    @TempDir
    private static Path directory;

    private static Luna server;
    private static TaskClient client;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(directory.resolve("counted.camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:counted
                      parameters: {tags: test, task: required}
                      steps:
                        - to: {uri: "mcp:elicit", parameters: {key: leave, message: Go on?}}
                        - setBody: {constant: "x"}
                        - to: {uri: "file:%s", parameters: {fileName: runs, fileExist: Append}}
                        - setBody: {constant: counted}
                """.formatted(directory));
        server = Luna.withTools(Path.of("conformance/routes"), Path.of("src/test/routes/tasks"), directory)
                .setting("luna.tools.max-calls", "2")
                .start();
        client = new TaskClient(server, ALL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_question_parks_the_task_until_it_is_answered() {
        String id = client.begin("confirm_delete", Map.of("filename", "moon.txt"));
        JsonNode parked = client.await(id, "input_required");
        assertThat(parked.at("/inputRequests/confirmation/method").asText()).isEqualTo("elicitation/create");
        assertThat(parked.at("/inputRequests/confirmation/params/message").asText())
                .isEqualTo("Delete moon.txt?");
        assertThat(parked.at("/inputRequests/confirmation/params/requestedSchema/properties/confirm/type")
                        .asText())
                .isEqualTo("boolean");
        assertThat(parked.has("requestState")).isFalse();

        client.update(id, Map.of("confirmation", accept("confirm", true)));

        JsonNode task = client.end(id);
        assertThat(task.at("/result/content/0/text").asText()).isEqualTo("moon.txt: true");
        assertThat(task.has("inputRequests")).isFalse();
    }

    @Test
    void answers_may_come_one_by_one() {
        String id = client.begin("multi_input", Map.of());
        assertThat(keys(client.await(id, "input_required"))).containsExactly("first", "second");

        client.update(id, Map.of("second", accept("name", "Luna")));
        assertThat(keys(client.get(id))).containsExactly("first");
        // Too late: the question was answered.
        client.update(id, Map.of("second", accept("name", "Sol")));
        client.update(id, Map.of("first", accept("name", "Ada")));

        assertThat(client.end(id).at("/result/content/0/text").asText()).isEqualTo("Ada and Luna");
    }

    @Test
    void one_question_may_follow_another() {
        String id = client.begin("two_rounds", Map.of());
        assertThat(keys(client.await(id, "input_required"))).containsExactly("who");
        client.update(id, Map.of("who", accept("name", "Ada")));

        JsonNode parked = client.await(id, "input_required");
        assertThat(keys(parked)).containsExactly("poem");
        assertThat(parked.at("/inputRequests/poem/params/messages/0/content/text")
                        .asText())
                .isEqualTo("A poem for Ada");
        client.update(
                id, Map.of("poem", Map.of("role", "assistant", "model", "m", "content", Map.of("text", "O Ada"))));

        assertThat(client.end(id).at("/result/content/0/text").asText()).isEqualTo("Ada: O Ada");
    }

    @Test
    void what_is_no_answer_changes_nothing() {
        String id = client.begin("confirm_delete", Map.of("filename", "moon.txt"));
        JsonNode parked = client.await(id, "input_required");

        assertThat(client.error(200, "tasks/update", Map.of("taskId", id))
                        .path("message")
                        .asText())
                .contains("'inputResponses'");
        for (Object wrong : List.of("yes", 1, List.of(), Map.of("content", "yes"))) {
            JsonNode error = client.error(
                    200, "tasks/update", Map.of("taskId", id, "inputResponses", Map.of("confirmation", wrong)));
            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("message").asText()).contains("'confirmation'", "elicitation/create");
        }
        client.update(id, Map.of());
        client.update(id, Map.of("never asked", Map.of("action", "accept")));

        assertThat(client.get(id).path("inputRequests")).isEqualTo(parked.path("inputRequests"));
        client.cancel(id);
    }

    @Test
    void a_task_that_waits_can_be_cancelled() {
        String id = client.begin("counted", Map.of());
        client.await(id, "input_required");
        client.cancel(id);
        client.update(id, Map.of("leave", Map.of("action", "accept")));

        assertThat(client.get(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(client.get(id).has("inputRequests")).isFalse();
    }

    @Test
    void many_answers_at_once_let_it_run_once() throws Exception {
        String id = client.begin("counted", Map.of());
        client.await(id, "input_required");
        Map<String, ?> update = Map.of("taskId", id, "inputResponses", Map.of("leave", Map.of("action", "accept")));

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 16)
                .mapToObj(i -> server.sendAsync(client.request("tasks/update", update)))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(client.end(id).at("/result/content/0/text").asText()).isEqualTo("counted");
        assertThat(directory.resolve("runs")).hasContent("x");
    }

    @Test
    void tasks_that_wait_hold_no_places() {
        List<String> parked = IntStream.range(0, 10)
                .mapToObj(i -> {
                    String id = client.begin("counted", Map.of());
                    client.await(id, "input_required");
                    return id;
                })
                .toList();
        assertThat(server.result("greet", Map.of("name", "Ada")).asText()).isEqualTo("Hello, Ada!");
        parked.forEach(client::cancel);
    }

    @Test
    void a_question_the_client_cannot_answer_is_a_failure_of_the_task() {
        TaskClient unable = new TaskClient(server, "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
        JsonNode task = unable.end(unable.begin("confirm_delete", Map.of("filename", "moon.txt")));
        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.at("/error/data/requiredCapabilities/elicitation").isObject())
                .isTrue();
    }

    @Test
    void what_is_asked_before_there_is_a_task_is_known_in_it() {
        JsonNode round = client.call("test_tool_with_task", Map.of());
        assertThat(round.path("resultType").asText()).isEqualTo("input_required");
        assertThat(round.has("taskId")).isFalse();

        JsonNode created = client.result(
                "tools/call",
                Map.of(
                        "name",
                        "test_tool_with_task",
                        "arguments",
                        Map.of(),
                        "requestState",
                        round.path("requestState"),
                        "inputResponses",
                        Map.of("user_name", accept("name", "Alice"))));
        assertThat(created.path("resultType").asText()).isEqualTo("task");
        assertThat(created.has("requestState")).isFalse();

        assertThat(client.end(created.path("taskId").asText())
                        .at("/result/content/0/text")
                        .asText())
                .isEqualTo("Hello, Alice!");
    }

    private static List<String> keys(JsonNode task) {
        return task.path("inputRequests").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
