package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.exec.CommandScripts;
import dev.luna.mcp.exec.Processes;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile tests behind the walls of a sandbox; where this machine can make none, that they are not run at all. */
@Timeout(120)
class SandboxTest {

    @TempDir
    Path directory;

    private Path workspace;
    private CommandScripts commands;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        Files.createDirectories(workspace.resolve("other"));
        Files.writeString(workspace.resolve("other/secret"), "planted");
        Files.writeString(directory.resolve(".env"), "AUTH_TOKEN=planted");
        commands = new CommandScripts(Files.createDirectories(directory.resolve("bin")));
    }

    @Test
    void a_project_in_a_namespace_sees_itself_and_the_system_only() throws Exception {
        assumeNamespaces();
        project("""
                import os, pathlib, tempfile

                def test_writes_into_itself_and_temporary_files():
                    pathlib.Path("made").write_text("made")
                    pathlib.Path(tempfile.mkdtemp(), "x").write_text("x")
                    pathlib.Path("/tmp/x").write_text("x")

                def test_sees_nothing_else():
                    assert not os.path.exists("../other")
                    assert os.listdir("..") == ["project"]
                    assert not os.path.exists("../../.env")
                    assert not os.path.exists("/root/.ssh") and not os.path.exists("/home")
                    assert not os.path.exists("/etc/shadow")
                    assert os.path.islink("link") and not os.path.exists("link")

                def test_sees_no_process_of_the_host():
                    for process in pathlib.Path("/proc").glob("[0-9]*"):
                        assert b"java" not in (process / "cmdline").read_bytes()
                        assert b"JAVA" not in (process / "environ").read_bytes()

                def test_writes_nowhere_else():
                    for place in ["/x", "/usr/x", "/etc/x", "/bin/x"]:
                        try:
                            open(place, "w")
                            assert False, place
                        except OSError:
                            pass
                """);
        Files.createSymbolicLink(workspace.resolve("project/link"), workspace.resolve("other/secret"));
        try (Luna server = start("namespace", "/usr/local/bin:/usr/bin:/bin")) {
            JsonNode report = server.result("run_tests", Map.of("path", "project"));

            assertThat(report.path("passed").asInt())
                    .as(report.path("output").asText())
                    .isEqualTo(4);
        }
        assertThat(workspace.resolve("project/made")).hasContent("made");
    }

    @Test
    void a_project_in_a_namespace_has_no_network() throws Exception {
        assumeNamespaces();
        try (ServerSocket forbidden = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Luna server = start("namespace", System.getenv("PATH"))) {
            project("""
                    import socket

                    def test_own_loopback():
                        listener = socket.create_server(("127.0.0.1", 0))
                        socket.create_connection(listener.getsockname()).close()

                    def test_that_of_the_host():
                        socket.create_connection(("127.0.0.1", %d), 2)
                    """.formatted(forbidden.getLocalPort()));

            JsonNode report = server.result("run_tests", Map.of("path", "project"));

            assertThat(report.path("passed").asInt())
                    .as(report.path("output").asText())
                    .isEqualTo(1);
            assertThat(report.path("failed").asInt()).isEqualTo(1);
            forbidden.setSoTimeout(200);
            assertThatThrownBy(forbidden::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_project_in_a_namespace_leaves_no_process() throws Exception {
        assumeNamespaces();
        project("""
                import subprocess

                def test_leave():
                    subprocess.run(["sh", "-c", "env -i setsid sleep 600.311 >/dev/null 2>&1 </dev/null &"])
                """);
        try (Luna server = start("namespace", System.getenv("PATH"))) {
            assertThat(server.result("run_tests", Map.of("path", "project"))
                            .path("passed")
                            .asInt())
                    .isEqualTo(1);
        }
        Processes.assertNone("600.311");
    }

    @Test
    void nothing_that_the_server_makes_aside_is_ever_in_a_sandbox() throws Exception {
        assumeNamespaces();
        Path routes = Files.createDirectories(directory.resolve("routes/tools"));
        Files.writeString(workspace.resolve("test_it.py"), """
                import os, pathlib

                def test_plant():
                    os.makedirs(".making", exist_ok=True)
                    os.rename(".making", "moved")
                    os.symlink("%s", ".making")
                """.formatted(routes));
        Files.createSymbolicLink(workspace.resolve("link"), Path.of(".making"));
        try (Luna server = start("namespace", System.getenv("PATH"))) {
            server.result("scaffold_project", Map.of("name", "first"));
            Files.writeString(workspace.resolve(".making/test_it.py"), "def test_run(): open('ran', 'w')");
            for (String path : List.of(".", "other/..", "link", ".making")) {
                String reason = server.error(400, "run_tests", Map.of("path", path))
                        .path("message")
                        .asText();
                assertThat(reason).contains("'path'");
            }
            server.result("scaffold_project", Map.of("name", "second"));
        }
        assertThat(routes).isEmptyDirectory();
        assertThat(workspace.resolve("moved")).doesNotExist();
        assertThat(workspace.resolve(".making")).isDirectoryNotContaining(path -> path.endsWith("ran"));
        assertThat(workspace.resolve("second/README.md")).exists();
    }

    /** One project's tests swap a directory and a link while other calls ask for the tests in that directory. */
    @Test
    void a_directory_that_is_swapped_for_a_link_is_never_opened() throws Exception {
        assumeNamespaces();
        Files.writeString(directory.resolve("test_it.py"), "def test_run(): open('ran', 'w')");
        project("""
                import ctypes, os, time

                def test_swap():
                    os.makedirs("inner", exist_ok=True)
                    open("inner/test_it.py", "w").write("def test_run(): pass")
                    if not os.path.lexists("link"):
                        os.symlink("../..", "link")
                    libc = ctypes.CDLL(None)
                    end = time.time() + 6
                    while time.time() < end:
                        libc.renameat2(-100, b"inner", -100, b"link", 2)
                """);
        Files.createDirectories(workspace.resolve("project/inner"));
        try (Luna server = start("namespace", System.getenv("PATH"))) {
            CompletableFuture<HttpResponse<String>> swapping =
                    server.sendAsync(server.request(JsonRpc.request("run_tests", Map.of("path", "project"))));
            List<String> answers = new ArrayList<>();
            while (!swapping.isDone()) {
                answers.add(server.direct("run_tests", Map.of("path", "project/inner"))
                        .body());
            }
            assertThat(swapping.join().body()).contains("1 passed");
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
        assumeNamespaces();
        project("def test_run(): open('ran', 'w')");
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("test_it.py"), "def test_run(): open('ran', 'w')");
        Path real = workspace.toRealPath().resolve("project");
        commands.script(
                "bwrap",
                "case \"$*\" in *junitxml*)",
                "  mv " + real + " " + real + ".moved; ln -s " + outside + " " + real + ";;",
                "esac",
                "exec /usr/bin/bwrap \"$@\"");
        try (Luna server = start("namespace", commands.path() + ":" + System.getenv("PATH"))) {
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
        assumeNamespaces();
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
        try (Luna server = start("namespace", System.getenv("PATH"))) {
            JsonNode report = server.result("run_tests", Map.of("path", "project"));
            assertThat(report.path("passed").asInt())
                    .as(report.path("output").asText())
                    .isEqualTo(1);
        }
    }

    /** Installed below /usr, as packages are: the server's directory is as if it were empty. */
    @Test
    void a_server_in_a_directory_of_the_system_is_not_seen_in_a_namespace() throws Exception {
        assumeNamespaces();
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
            try (Luna server = Luna.withBuiltInTools()
                    .setting("luna.workspace", workspace.toString())
                    .setting("luna.home", home.toString())
                    .setting("luna.exec.sandbox", "namespace")
                    .setting("luna.exec.search-path", System.getenv("PATH"))
                    .start()) {
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

    @Test
    void where_there_can_be_no_namespace_nothing_is_run() throws Exception {
        project("def test_run(): open('ran', 'w')");
        commands.script("bwrap", "echo 'bwrap: No permissions to create new namespace.' >&2; exit 1");
        assertRefused("namespace", "bwrap: No permissions to create new namespace");
    }

    @Test
    void where_there_is_no_docker_nothing_is_run() throws Exception {
        project("def test_run(): open('ran', 'w')");
        commands.script("docker", "echo 'Cannot connect to the Docker daemon.' >&2; exit 125");
        assertRefused("docker", "Cannot connect to the Docker daemon");
    }

    private void assertRefused(String kind, String reason) throws Exception {
        try (Luna server = start(kind, commands.path())) {
            JsonNode error = server.error(500, "run_tests", Map.of("path", "project"));

            assertThat(error.path("message").asText())
                    .contains("No tests are run", "LUNA_SANDBOX=" + kind, reason)
                    .doesNotContain(directory.toString());
        }
        assertThat(workspace.resolve("project/ran")).doesNotExist();
    }

    @Test
    void a_container_gets_the_project_and_nothing_else() throws Exception {
        project("def test_run(): pass");
        Path seen = directory.resolve("seen");
        commands.script("docker", "for each in \"$@\"; do echo \"$each\"; done > " + seen, "exit 5");
        commands.script(
                "docker",
                "case \"$*\" in *--version*) exit 0;; esac",
                "for each in \"$@\"; do echo \"$each\"; done > " + seen,
                "exit 5");
        try (Luna server = start("docker", commands.path())) {
            assertThat(server.result("run_tests", Map.of("path", "project"))
                            .path("skipped")
                            .asBoolean())
                    .isTrue();
        }
        String project = workspace.toRealPath().resolve("project").toString();
        assertThat(Files.readAllLines(seen))
                .contains(
                        "--network=none",
                        "--read-only",
                        "--cap-drop=ALL",
                        "--pull=never",
                        "--memory=4294967296",
                        "--pids-limit=512",
                        "--mount=type=bind,\"source=" + project + "\",\"target=" + project + "\"",
                        "--entrypoint=timeout",
                        "luna-mcp-server")
                .containsSubsequence("python3", "-m", "pytest", "-p", "no:cacheprovider")
                .anyMatch(word -> word.contains("stat -c %d:%i ."))
                .noneMatch(word -> word.contains("TOKEN") || word.contains("docker.sock"));
    }

    @Test
    void a_container_out_of_time_is_removed() throws Exception {
        project("def test_run(): pass");
        Path removed = directory.resolve("removed");
        commands.script(
                "docker",
                "case \"$*\" in *--version*) exit 0;; rm*) echo \"$*\" > " + removed + "; exit 0;; esac",
                "echo \"$*\" > " + directory.resolve("run"),
                "sleep 600.312");
        try (Luna server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.sandbox", "docker")
                .setting("luna.exec.test-timeout", "1s")
                .setting("luna.exec.search-path", commands.path())
                .start()) {
            server.error(500, "run_tests", Map.of("path", "project"));
        }
        String name = Files.readString(removed).strip().replace("rm --force ", "");
        assertThat(name).startsWith("luna-");
        assertThat(Files.readString(directory.resolve("run"))).contains("--name=" + name + " ");
        Processes.assertNone("600.312");
    }

    @Test
    void another_word_is_refused_at_start() {
        assertThatThrownBy(() -> start("jail", commands.path()))
                .hasStackTraceContaining("LUNA_SANDBOX must be none, namespace, docker, not 'jail'.");
    }

    private Luna start(String sandbox, String searchPath) throws Exception {
        return Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.sandbox", sandbox)
                .setting("luna.exec.search-path", searchPath)
                .start();
    }

    private void project(String tests) throws IOException {
        Files.createDirectories(workspace.resolve("project"));
        Files.writeString(workspace.resolve("project/test_it.py"), tests);
    }

    private static void assumeNamespaces() throws Exception {
        boolean possible;
        try {
            Process trial = new ProcessBuilder("bwrap", "--unshare-all", "--ro-bind", "/", "/", "true")
                    .redirectErrorStream(true)
                    .start();
            possible = trial.waitFor(20, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            possible = false;
        }
        assumeTrue(possible, "bubblewrap is not installed here, or may make no namespaces");
    }
}
