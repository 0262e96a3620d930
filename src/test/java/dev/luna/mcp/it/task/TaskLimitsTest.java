package dev.luna.mcp.it.task;

import static dev.luna.mcp.it.task.TaskClient.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits on the number of tasks and on how long they are kept; a cancelled or deleted task leaves nothing behind. */
@Timeout(60)
class TaskLimitsTest {

    private static final Path ROUTES = Path.of("src/test/routes/tasks");

    @TempDir
    private Path directory;

    @Test
    void a_task_is_gone_when_its_time_has_passed() throws Exception {
        try (Luna server =
                Luna.withTools(ROUTES).setting("luna.tasks.ttl", "3s").start()) {
            TaskClient client = new TaskClient(server, ALL);
            JsonNode created = client.call("on_the_loop", Map.of());
            assertThat(created.path("ttlMs").asLong()).isEqualTo(3000);
            String id = created.path("taskId").asText();
            assertThat(client.get(id).path("status").asText()).isEqualTo("completed");

            await().until(() -> client.send("tasks/get", Map.of("taskId", id)).body(), body -> body.contains("error"));

            JsonNode error = client.error(200, "tasks/get", Map.of("taskId", id));
            assertThat(error.path("code").asInt()).isEqualTo(-32602);
            assertThat(error.path("message").asText()).contains("it has expired");
        }
    }

    @Test
    void one_task_too_many_is_told_that_the_server_is_busy() throws Exception {
        try (Luna server = Luna.withTools(ROUTES)
                .setting("luna.tasks.max", "1")
                .setting("luna.tasks.ttl", "4s")
                .start()) {
            TaskClient client = new TaskClient(server, ALL);
            String kept = client.begin("on_the_loop", Map.of());

            HttpResponse<String> refused = client.send("tools/call", Map.of("name", "on_the_loop"));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(JsonRpc.json(refused.body()).at("/error/code").asInt()).isEqualTo(-32003);
            assertThat(client.get(kept).path("status").asText())
                    .as("No task goes to make room for another")
                    .isEqualTo("completed");
            await().untilAsserted(() -> client.begin("on_the_loop", Map.of()));
        }
    }

    @Test
    void a_result_that_cannot_be_kept_is_said_to_be_lost() throws Exception {
        try (Luna server =
                Luna.withTools(ROUTES).setting("luna.tasks.max-bytes", "2000").start()) {
            TaskClient client = new TaskClient(server, ALL);

            JsonNode task = client.end(client.begin("large", Map.of()));

            assertThat(task.path("status").asText()).isEqualTo("completed");
            assertThat(task.at("/result/isError").asBoolean()).isTrue();
            assertThat(task.at("/result/content/0/text").asText()).startsWith("The tool's result was lost.");
        }
    }

    @Test
    void a_status_that_cannot_be_kept_costs_nothing_else() throws Exception {
        try (Luna server =
                Luna.withTools(ROUTES).setting("luna.tasks.max-bytes", "2000").start()) {
            TaskClient client = new TaskClient(server, ALL);

            JsonNode task = client.end(client.begin("tells_much", Map.of()));

            assertThat(task.at("/result/content/0/text").asText()).isEqualTo("told");
        }
    }

    @Test
    void a_call_that_finds_no_worker_says_so_as_its_result() throws Exception {
        try (Luna server =
                Luna.withTools(ROUTES).setting("luna.tools.max-calls", "1").start()) {
            TaskClient client = new TaskClient(server, ALL);
            client.begin("half_way", Map.of());

            JsonNode task = client.end(client.begin("large", Map.of()));

            assertThat(task.at("/result/isError").asBoolean()).isTrue();
            assertThat(task.at("/result/content/0/text").asText()).contains("busy");
        }
    }

    @Test
    void a_cancelled_task_gives_its_place_back() throws Exception {
        try (Luna server =
                Luna.withTools(ROUTES).setting("luna.tools.max-calls", "4").start()) {
            TaskClient client = new TaskClient(server, ALL);
            for (int round = 0; round < 5; round++) {
                List<String> ids = IntStream.range(0, 4)
                        .mapToObj(i -> client.begin("half_way", Map.of()))
                        .toList();
                ids.forEach(client::cancel);
                await().untilAsserted(() -> assertThat(
                                server.result("goes_on_if_it_can", Map.of()).asText())
                        .isEqualTo("done"));
            }
        }
    }

    @Test
    void tasks_leave_half_of_the_workers_to_calls_that_somebody_waits_for() throws Exception {
        try (Luna server = Luna.withTools(ROUTES)
                .setting("luna.tools.max-calls", "4")
                .setting("luna.tasks.max", "4")
                .start()) {
            TaskClient client = new TaskClient(server, ALL);
            List<String> ids = IntStream.range(0, 4)
                    .mapToObj(i -> client.begin("half_way", Map.of()))
                    .toList();
            assertThat(server.result("goes_on_if_it_can", Map.of()).asText()).isEqualTo("done");
            assertThat(client.send("tools/call", Map.of("name", "half_way")).statusCode())
                    .isEqualTo(503);
            ids.forEach(client::cancel);
            client.begin("on_the_loop", Map.of());
        }
    }

    @Test
    void a_cancelled_task_takes_its_command_with_it() throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        String route = Files.readString(Path.of("routes/tools/git/git_clone.camel.yaml"));
        Files.writeString(tools.resolve("git_clone.camel.yaml"), route.replace("timeout: 60s", "task: optional"));
        Map<String, String> settings =
                Map.of("luna.workspace", directory.resolve("workspace").toString(), "luna.outbound-allow", "127.0.0.1");
        try (GitHttpServer git = new GitHttpServer(directory);
                Luna server = Luna.withTools(tools).settings(settings).start()) {
            TaskClient client = new TaskClient(server, ALL);
            String id = client.begin("git_clone", Map.of("url", git.url("silent/repository")));
            await().until(() -> git.requests() == 1);
            assertThat(ProcessHandle.current().descendants()).isNotEmpty();

            client.cancel(id);

            await().untilAsserted(() ->
                    assertThat(ProcessHandle.current().descendants()).isEmpty());
            assertThat(client.get(id).path("status").asText()).isEqualTo("cancelled");
            assertThat(directory.resolve("workspace/git")).doesNotExist();
        }
    }

    @Test
    void the_server_does_not_wait_for_tasks_when_it_ends() throws Exception {
        Luna server = Luna.withTools(ROUTES).start();
        TaskClient client = new TaskClient(server, ALL);
        client.await(client.begin("half_way", Map.of()), "working");

        long start = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
