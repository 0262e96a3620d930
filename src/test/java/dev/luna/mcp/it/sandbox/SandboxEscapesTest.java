package dev.luna.mcp.it.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ways out of a sandbox: through what the server does meanwhile, through the kernel, through the server's own files. */
@Timeout(120)
class SandboxEscapesTest {

    @TempDir
    Path directory;

    private Path workspace;
    private CommandScripts commands;

    @BeforeEach
    void makeWorkspace() throws Exception {
        Namespaces.assume();
        workspace = Files.createDirectories(directory.resolve("workspace"));
        Files.createDirectories(workspace.resolve("other"));
        commands = new CommandScripts(Files.createDirectories(directory.resolve("bin")));
    }

    @Test
    void nothing_that_the_server_makes_aside_is_ever_in_a_sandbox() throws Exception {
        Path routes = Files.createDirectories(directory.resolve("routes/tools"));
        Files.writeString(workspace.resolve("test_it.py"), """
                import os, pathlib

                def test_plant():
                    os.makedirs(".staging", exist_ok=True)
                    os.rename(".staging", "moved")
                    os.symlink("%s", ".staging")
                """.formatted(routes));
        Files.createSymbolicLink(workspace.resolve("link"), Path.of(".staging"));
        try (Luna server = start("")) {
            server.result("scaffold_project", Map.of("name", "first"));
            Files.writeString(workspace.resolve(".staging/test_it.py"), "def test_run(): open('ran', 'w')");
            for (String path : List.of(".", "other/..", "link", ".staging")) {
                String reason = server.error(400, "run_tests", Map.of("path", path))
                        .path("message")
                        .asText();
                assertThat(reason).contains("'path'");
            }
            server.result("scaffold_project", Map.of("name", "second"));
        }
        assertThat(routes).isEmptyDirectory();
        assertThat(workspace.resolve("moved")).doesNotExist();
        assertThat(workspace.resolve(".staging")).isDirectoryNotContaining(path -> path.endsWith("ran"));
        assertThat(workspace.resolve("second/README.md")).exists();
    }

    /** One project's tests swap a directory and a link while other calls ask for the tests in that directory. */
    @Test
    void a_directory_that_is_swapped_for_a_link_is_never_opened() throws Exception {
        Files.writeString(directory.resolve("test_it.py"), "def test_run(): open('ran', 'w')");
        project("""
                import ctypes, os, time

                def test_swap():
                    os.symlink("../..", "link")
                    open("started", "w").close()
                    libc = ctypes.CDLL(None)
                    end = time.time() + 6
                    while time.time() < end:
                        libc.renameat2(-100, b"inner", -100, b"link", 2)
                """);
        Path inner = Files.createDirectories(workspace.resolve("project/inner"));
        Files.writeString(inner.resolve("test_inner.py"), "def test_run(): pass");
        try (Luna server = start("")) {
            CompletableFuture<HttpResponse<String>> swapping =
                    server.sendAsync(server.request(JsonRpc.request("run_tests", Map.of("path", "project"))));
            await().until(() -> Files.exists(workspace.resolve("project/started")));
            List<String> answers = new ArrayList<>();
            while (!swapping.isDone()) {
                answers.add(server.direct("run_tests", Map.of("path", "project/inner"))
                        .body());
            }
            assertThat(swapping.join().body()).contains("2 passed");
            assertThat(answers)
                    .isNotEmpty()
                    .allMatch(answer -> answer.contains("leads out of the workspace")
                            || answer.contains("Another call is at work")
                            || answer.contains("was replaced")
                            || answer.contains("\"passed\":1"));
        }
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void a_directory_that_is_swapped_after_it_was_checked_is_seen_inside() throws Exception {
        project("def test_run(): open('ran', 'w')");
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("test_it.py"), "def test_run(): open('ran', 'w')");
        Path real = workspace.toRealPath().resolve("project");
        commands.script(
                "bwrap",
                "case \"$*\" in *--version) ;; *)",
                "  mv " + real + " " + real + ".moved; ln -s " + outside + " " + real + ";;",
                "esac",
                "exec /usr/bin/bwrap \"$@\"");
        try (Luna server = start(commands.path() + ":")) {
            assertThat(server.error(500, "run_tests", Map.of("path", "project"))
                            .path("message")
                            .asText())
                    .contains("was replaced while it was about to be used");
        }
        assertThat(outside.resolve("ran")).doesNotExist();
        assertThat(workspace.resolve("project.moved/ran")).doesNotExist();
    }

    @Test
    void not_even_the_superuser_changes_the_kernel_in_a_namespace() throws Exception {
        project("""
                import os

                def test_nothing_of_the_kernel_is_writable():
                    tried = 0
                    for top in ["/proc/sys", "/proc/irq", "/proc/bus", "/proc/fs", "/proc/sysrq-trigger"]:
                        for place, _, files in os.walk(top):
                            for file in files:
                                tried += 1
                                try:
                                    open(os.path.join(place, file), "r+b").close()
                                    assert False, os.path.join(place, file)
                                except OSError:
                                    pass
                    assert tried > 100
                """);
        try (Luna server = start("")) {
            JsonNode report = server.result("run_tests", Map.of("path", "project"));
            assertThat(report.path("passed").asInt())
                    .as(report.path("output").asText())
                    .isEqualTo(1);
        }
    }

    /** Installed below /usr, as packages are: the server's directory is as if it were empty. */
    @Test
    void a_server_in_a_directory_of_the_system_is_not_seen_in_a_namespace() throws Exception {
        Path home = Path.of(
                "/usr/local/lib/luna-sandbox-test-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(home.getParent()), "only the superuser installs there");
        try {
            Files.createDirectories(home.resolve("routes"));
            Files.writeString(home.resolve(".env"), "AUTH_TOKEN=planted");
            project("""
                    import os

                    def test_look():
                        assert not os.path.exists("%1$s") or os.listdir("%1$s") == []
                        assert os.path.isdir("/usr/local/lib")
                    """.formatted(home));
            try (Luna server = start("", home)) {
                JsonNode report = server.result("run_tests", Map.of("path", "project"));
                assertThat(report.path("passed").asInt())
                        .as(report.path("output").asText())
                        .isEqualTo(1);
            }
        } finally {
            Files.deleteIfExists(home.resolve("routes"));
            Files.deleteIfExists(home.resolve(".env"));
            Files.deleteIfExists(home);
        }
    }

    private Luna start(String inFront) throws Exception {
        return start(inFront, directory);
    }

    private Luna start(String inFront, Path home) throws Exception {
        return Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.home", home.toString())
                .setting("luna.exec.sandbox", "namespace")
                .setting("luna.exec.search-path", inFront + System.getenv("PATH"))
                .start();
    }

    private void project(String tests) throws IOException {
        Files.createDirectories(workspace.resolve("project"));
        Files.writeString(workspace.resolve("project/test_it.py"), tests);
    }
}
