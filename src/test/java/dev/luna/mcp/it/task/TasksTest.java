package dev.luna.mcp.it.task;

import static dev.luna.mcp.it.task.TaskClient.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that outlive their request: what a client that knows of tasks is given, and what one that does not. */
class TasksTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes", "src/test/routes/tasks");

    private static TaskClient client;
    private static TaskClient plain;

    @BeforeAll
    static void start() throws Exception {
        client = new TaskClient(server, ALL);
        plain = new TaskClient(server, "{\"elicitation\":{}}");
    }

    @Test
    void the_extension_is_advertised_in_its_era_only() {
        assertThat(client.result("server/discover", Map.of())
                        .at("/capabilities/extensions/io.modelcontextprotocol~1tasks")
                        .isObject())
                .isTrue();
        assertThat(server.result("initialize", Map.of("protocolVersion", "2025-11-25"))
                        .path("capabilities")
                        .toString())
                .doesNotContain("tasks");
    }

    @Test
    void a_call_is_answered_with_a_task_that_ends_in_its_result() {
        JsonNode created = client.call("slow_compute", Map.of("seconds", 3, "label", "tides"));
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "resultType",
                        "taskId",
                        "status",
                        "createdAt",
                        "lastUpdatedAt",
                        "ttlMs",
                        "pollIntervalMs",
                        "_meta");
        assertThat(created.path("resultType").asText()).isEqualTo("task");
        assertThat(created.path("status").asText()).isEqualTo("working");
        assertThat(created.path("ttlMs").isIntegralNumber()).isTrue();
        assertThat(created.path("ttlMs").asLong()).isEqualTo(3_600_000);
        assertThat(created.path("pollIntervalMs").isIntegralNumber()).isTrue();
        String id = created.path("taskId").asText();
        assertThat(UUID.fromString(id).version()).isEqualTo(4);

        JsonNode working = client.get(id);
        assertThat(working.path("resultType").asText()).isEqualTo("complete");
        assertThat(working.path("status").asText()).isEqualTo("working");
        assertThat(working.has("result")).isFalse();

        JsonNode completed = client.end(id);
        assertThat(completed.path("status").asText()).isEqualTo("completed");
        assertThat(completed.at("/result/content/0/text").asText()).isEqualTo("Computed tides for 3 s");
        assertThat(Instant.parse(completed.path("lastUpdatedAt").asText()))
                .isAfterOrEqualTo(
                        Instant.parse(completed.path("createdAt").asText()).plusSeconds(3));
        assertThat(client.get(id)).as("It can be asked for again").isEqualTo(completed);
    }

    @Test
    void a_client_that_knows_nothing_of_tasks_waits_for_the_result() {
        Map<String, Object> arguments = Map.of("seconds", 0, "label", "tides");
        JsonNode result = plain.call("slow_compute", arguments);
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.has("taskId")).isFalse();
        assertThat(result.at("/content/0/text").asText()).isEqualTo("Computed tides for 0 s");

        server.call("slow_compute").inRevision("2025-11-25").with(arguments).expectText("Computed tides for 0 s");
        assertThat(server.result("slow_compute", arguments).asText()).isEqualTo("Computed tides for 0 s");
    }

    @Test
    void a_tool_that_works_only_as_a_task_is_refused_to_all_others() {
        Map<String, Object> call = Map.of("name", "failing_job", "arguments", Map.of());
        for (JsonNode error : new JsonNode[] {
            plain.error(400, "tools/call", call),
            server.error(400, "tools/call", call),
            server.error(400, "failing_job", Map.of())
        }) {
            assertThat(error.path("code").asInt()).isEqualTo(-32021);
            assertThat(error.path("message").asText()).contains("io.modelcontextprotocol/tasks");
            assertThat(error.at("/data/requiredCapabilities/extensions/io.modelcontextprotocol~1tasks")
                            .isObject())
                    .isTrue();
        }
    }

    @Test
    void a_failure_of_the_tool_is_a_result() {
        JsonNode task = client.end(client.begin("failing_job", Map.of()));
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.at("/result/isError").asBoolean()).isTrue();
        assertThat(task.at("/result/content/0/text").asText()).isEqualTo("The job failed, as it always does.");
    }

    @Test
    void an_error_of_the_protocol_is_a_failure_of_the_task() {
        JsonNode task = client.end(client.begin("protocol_error_job", Map.of()));
        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.has("result")).isFalse();
        assertThat(task.at("/error/code").asInt()).isEqualTo(-32021);
        assertThat(task.at("/error/data/requiredCapabilities/roots").isObject()).isTrue();
        assertThat(task.path("statusMessage").asText())
                .isEqualTo(task.at("/error/message").asText())
                .contains("roots");
    }

    @Test
    void what_cannot_run_is_no_task() {
        JsonNode result = client.call("slow_compute", Map.of("seconds", "many"));
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains("'seconds'");
        assertThat(client.error(200, "tools/call", Map.of("name", "no_such_tool"))
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(client.error(200, "tools/call", Map.of()).path("code").asInt())
                .isEqualTo(-32602);
    }

    @Test
    void a_tool_that_never_waits_may_be_a_task_too() {
        JsonNode task = client.end(client.begin("on_the_loop", Map.of()));
        assertThat(task.at("/result/content/0/text").asText()).isEqualTo("never waits");
    }

    @Test
    void progress_is_the_status_and_a_cancelled_task_stays_cancelled() {
        String id = client.begin("half_way", Map.of());
        await().until(() -> client.get(id).path("statusMessage").asText().equals("Half of it (1 of 2)"));
        client.cancel(id);
        JsonNode task = client.get(id);
        assertThat(task.path("status").asText()).isEqualTo("cancelled");
        assertThat(task.has("result")).isFalse();
        client.cancel(id);
        client.update(id, Map.of("who", Map.of()));
        assertThat(client.get(id)).isEqualTo(task);
    }

    @Test
    void a_task_that_has_ended_cannot_be_cancelled() {
        String id = client.begin("on_the_loop", Map.of());
        JsonNode task = client.end(id);
        client.cancel(id);
        assertThat(client.get(id)).isEqualTo(task);
    }

    @Test
    void a_tool_out_of_time_is_a_result() {
        JsonNode task = client.end(client.begin("outlasts", Map.of()));
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.at("/result/isError").asBoolean()).isTrue();
        assertThat(task.at("/result/content/0/text").asText()).contains("did not finish within 0.2 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel"})
    void a_method_for_tasks_refuses_what_it_cannot_use(String method) {
        String id = client.begin("on_the_loop", Map.of());
        assertThat(plain.error(400, method, Map.of("taskId", id)).path("code").asInt())
                .isEqualTo(-32021);
        assertThat(server.error(200, method, Map.of("taskId", id)).path("code").asInt())
                .as("the legacy era")
                .isEqualTo(-32601);
        for (Map<String, ?> params : List.of(
                Map.of("taskId", UUID.randomUUID().toString(), "inputResponses", Map.of()),
                Map.of("taskId", "", "inputResponses", Map.of()),
                Map.of("taskId", 7),
                Map.<String, Object>of())) {
            JsonNode error = client.error(200, method, params);
            assertThat(error.path("code").asInt()).as(params.toString()).isEqualTo(-32602);
        }
        JsonNode mismatch = JsonRpc.json(
                server.send(client.request(method, Map.of("taskId", id)).setHeader("Mcp-Name", "another"))
                        .body());
        assertThat(mismatch.at("/error/code").asInt()).isEqualTo(-32020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/result", "tasks/list"})
    void what_the_extension_no_longer_has_is_unknown(String method) {
        assertThat(client.error(404, method, Map.of("taskId", "x")).path("code").asInt())
                .isEqualTo(-32601);
    }

    @Test
    void a_route_can_say_itself_where_it_becomes_a_task() {
        assertThat(client.end(client.begin("goes_on", Map.of()))
                        .at("/result/content/0/text")
                        .asText())
                .isEqualTo("done");
        assertThat(client.end(client.begin("goes_on_if_it_can", Map.of()))
                        .at("/result/content/0/text")
                        .asText())
                .isEqualTo("done");

        assertThat(plain.call("goes_on_if_it_can", Map.of())
                        .at("/content/0/text")
                        .asText())
                .isEqualTo("done");
        assertThat(server.result("goes_on_if_it_can", Map.of()).asText()).isEqualTo("done");
        assertThat(plain.error(400, "tools/call", Map.of("name", "goes_on"))
                        .path("code")
                        .asInt())
                .isEqualTo(-32021);
        server.call("goes_on").inRevision("2025-11-25").expectError("only as a task");
        assertThat(server.error(500, "goes_on", Map.of()).path("message").asText())
                .contains("only as a task");
        assertThat(client.error(200, "prompts/get", Map.of("name", "a_prompt"))
                        .path("message")
                        .asText())
                .isEqualTo("Only the call of a tool can go on as a task.");
    }
}
