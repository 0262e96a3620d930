package dev.luna.mcp.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose tool runs out of time, and more commands than may run. */
@Timeout(60)
class CommandLimitsTest {

    @TempDir
    Path directory;

    private GitHttpServer git;
    private Luna server;

    @BeforeEach
    void start() throws Exception {
        git = new GitHttpServer(directory);
        Path tools = Files.createDirectories(directory.resolve("tools"));
        String route = Files.readString(Path.of("routes/tools/git/git_clone.camel.yaml"));
        Files.writeString(tools.resolve("git_clone.camel.yaml"), route.replace("timeout: 60s", "timeout: 4s"));
        server = Luna.withTools(tools)
                .setting("luna.workspace", directory.resolve("workspace").toString())
                .setting("luna.outbound-allow", "127.0.0.1")
                .setting("luna.exec.max-running", "1")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        git.close();
    }

    @Test
    void a_tool_out_of_time_stops_its_command_and_leaves_nothing_behind() throws Exception {
        git.create("stalled/repository", Map.of("a", "b"));

        server.error(500, "git_clone", Map.of("url", git.url("stalled/repository")));

        await().untilAsserted(() -> {
            assertThat(ProcessHandle.current().descendants()).isEmpty();
            assertThat(directory.resolve("workspace/.staging")).isEmptyDirectory();
        });
        assertThat(directory.resolve("workspace/git")).doesNotExist();
    }

    @Test
    void one_command_too_many_is_told_that_the_server_is_busy() {
        CompletableFuture<HttpResponse<String>> first =
                server.sendAsync(server.request(JsonRpc.request("git_clone", Map.of("url", git.url("silent/first")))));
        await().until(() -> git.requests() == 1);

        server.error(503, "git_clone", Map.of("url", git.url("silent/second")));

        assertThat(first.join().statusCode()).isEqualTo(500);
    }
}
