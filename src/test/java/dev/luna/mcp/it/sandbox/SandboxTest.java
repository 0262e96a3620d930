package dev.luna.mcp.it.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile tests in a sandbox; they do not run at all on a machine that supports no sandbox. */
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
        Namespaces.assume();
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
        Namespaces.assume();
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
        Namespaces.assume();
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
                .containsSubsequence("python3", "-m", "pytest", "-p", "luna_events")
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
}
