package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at any moment of its work leaves nothing that the next one takes for good or trips over. */
@Timeout(300)
class KilledServerTest {

    private static final int ROUNDS = 4;
    private static final int FILES = 200;

    @TempDir
    Path directory;

    private final List<ServerProcess> servers = new ArrayList<>();
    private Path workspace;
    private String word;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        word = "600.4" + Math.abs(new Random().nextInt());
        Files.createDirectories(workspace.resolve("forker"));
        Files.writeString(workspace.resolve("forker/test_it.py"), """
                import subprocess, time

                def test_fork():
                    for line in ["setsid sleep %1$s &", "env -i setsid sleep %1$s >/dev/null 2>&1 &"]:
                        subprocess.run(["sh", "-c", line])
                    time.sleep(600)
                """.formatted(word));
    }

    /** Also after a failure: a server left running is a process that later tests in this JVM take for one of their own. */
    @AfterEach
    void stopServers() {
        servers.forEach(ServerProcess::close);
        Processes.with(word).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private ServerProcess start(Map<String, String> environment) throws IOException {
        ServerProcess server = ServerProcess.start(environment);
        servers.add(server);
        return server;
    }

    @Test
    void nothing_half_made_is_served_and_nothing_is_left() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("KilledServerTest: -Dseed=" + seed);
        Random random = new Random(seed);
        try (GitHttpServer git = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")))) {
            for (int i = 0; i < 3; i++) {
                git.create("luna/r" + i, files(i));
            }
            for (int round = 0; round < ROUNDS; round++) {
                killAtWork(round, random, git);
            }
            ServerProcess server = start(environment());
            assertNothingIsLeft();
            for (int i = 0; i < ROUNDS * 3; i++) {
                assertWholeProject(server, "project" + i);
            }
            for (int i = 0; i < 3; i++) {
                assertWholeClone(server, git.url("luna/r" + i), i);
            }
        }
    }

    private void killAtWork(int round, Random random, GitHttpServer git) throws Exception {
        ServerProcess server = start(environment());
        List<CompletableFuture<String>> calls = Stream.of(
                        Stream.of(0, 1, 2).map(i -> server.call("git_clone", Map.of("url", git.url("luna/r" + i)))),
                        Stream.of(0, 1, 2)
                                .map(i -> server.call("scaffold_project", Map.of("name", "project" + (round * 3 + i)))),
                        Stream.of(server.call("run_tests", Map.of("path", "forker"))))
                .flatMap(each -> each)
                .toList();
        CompletableFuture<Void> moment = CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(random.nextInt(2000), TimeUnit.MILLISECONDS));
        moment.join();
        server.kill();
        assertThat(calls).allSatisfy(call -> await().until(call::isDone));
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Processes.assertNone(word));
        }
    }

    /** Without the programs that let a command die with its server, it lives on until the next one starts. */
    @Test
    void the_next_server_kills_what_runs_on() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        new CommandScripts(bin).link("python3", "/usr/bin/python3").link("setsid", "/usr/bin/setsid");
        Map<String, String> environment = environment();
        environment.put("LUNA_EXEC_SEARCH_PATH", bin.toString());
        Files.writeString(workspace.resolve("forker/test_it.py"), """
                import subprocess, time

                def test_fork():
                    subprocess.run(["/bin/sh", "-c", "/usr/bin/setsid /bin/sleep %s &"])
                    time.sleep(600)
                """.formatted(word));
        ServerProcess server = start(environment);
        server.call("run_tests", Map.of("path", "forker"));
        Processes.awaitSome(word, 1);

        server.kill();
        assertThat(Processes.with(word)).as("nothing ends it").isNotEmpty();

        ServerProcess next = start(environment);
        assertNothingIsLeft();
        assertThat(next.call("about", Map.of()).join()).contains("result");
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "LUNA_WORKSPACE",
                workspace.toString(),
                "LUNA_OUTBOUND_ALLOW",
                "127.0.0.1",
                "JAVA_TOOL_OPTIONS",
                "-Djava.io.tmpdir=" + directory));
    }

    private void assertNothingIsLeft() throws IOException {
        Processes.assertNone(word);
        if (Files.exists(workspace.resolve(".staging"))) {
            assertThat(workspace.resolve(".staging")).isEmptyDirectory();
        }
        // The trial of the sandbox, which runs after the start, has a directory of its own for a moment.
        await().untilAsserted(() -> {
            try (Stream<Path> temporary = Files.list(directory)) {
                assertThat(temporary
                                .map(path -> path.getFileName().toString())
                                .filter(name -> name.startsWith("luna-")))
                        .isEmpty();
            }
        });
    }

    private static void assertWholeProject(ServerProcess server, String name) {
        server.call("scaffold_project", Map.of("name", name)).join();
        JsonNode report =
                JsonRpc.json(server.call("run_tests", Map.of("path", name)).join());
        assertThat(report.at("/result/passed").asInt()).as(report.toString()).isEqualTo(2);
    }

    private void assertWholeClone(ServerProcess server, String url, int i) throws Exception {
        JsonNode answer =
                JsonRpc.json(server.call("git_clone", Map.of("url", url)).join());
        Path clone = workspace.resolve(answer.at("/result/path").asText());
        assertThat(GitHttpServer.git(clone, "status", "--porcelain")).isEmpty();
        GitHttpServer.git(clone, "fsck", "--strict");
        for (Map.Entry<String, String> file : files(i).entrySet()) {
            assertThat(clone.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    private static Map<String, String> files(int repository) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put("d" + i % 7 + "/f" + i, ("content " + repository + " " + i + "\n").repeat(100));
        }
        return files;
    }
}
