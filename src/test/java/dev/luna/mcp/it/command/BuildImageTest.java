package dev.luna.mcp.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.Luna;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests builds without a Docker daemon; the docker client is the real one if it is installed. */
@Timeout(60)
class BuildImageTest {

    @TempDir
    Path directory;

    private Path workspace;
    private CommandScripts commands;

    @BeforeEach
    void makeContext() throws Exception {
        workspace = directory.resolve("workspace");
        Files.createDirectories(workspace.resolve("app"));
        Files.writeString(workspace.resolve("app/Dockerfile"), "FROM scratch\n");
        commands = new CommandScripts(Files.createDirectories(directory.resolve("bin")));
    }

    @Test
    @Timeout(8)
    void without_a_daemon_it_fails_in_seconds() throws Exception {
        try (Luna server = start("tcp://127.0.0.1:1")) {
            JsonNode error = server.error(500, "build_image", Map.of("path", "app"));

            assertThat(error.path("message").asText()).matches("(No Docker daemon answers|docker is not installed).*");
        }
    }

    @Test
    @Timeout(15)
    void with_a_daemon_that_hangs_it_fails_in_seconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Luna server = start("tcp://127.0.0.1:" + silent.getLocalPort())) {
            JsonNode error = server.error(500, "build_image", Map.of("path", "app"));

            assertThat(error.path("message").asText()).matches("(No Docker daemon answers|docker is not installed).*");
        }
    }

    @Test
    void tells_how_the_build_ended() throws Exception {
        commands.script(
                "docker", "[ \"$1\" = version ] && exit 0", "echo \"$@\"; cat .dockerignore; echo in $PWD >&2; exit 3");
        try (Luna server = start("")) {
            JsonNode report = server.result("build_image", Map.of("path", "app"));

            assertThat(report.path("exit_code").asInt()).isEqualTo(3);
            assertThat(report.path("tag").asText()).isEqualTo("luna-mcp:latest");
            assertThat(report.path("tail").asText())
                    .matches(
                            "(?s)build --tag=luna-mcp:latest --file=/\\S+/Dockerfile -- [.]\\n[.]git\\n[*][*]/[.]env\\n.*")
                    .endsWith("in ./app");
        }
    }

    @Test
    void what_a_project_ignores_stays_its_own_choice() throws Exception {
        Files.writeString(workspace.resolve("app/.dockerignore"), "mine\n");
        commands.script("docker", "exit 0");
        try (Luna server = start("")) {
            server.result("build_image", Map.of("path", "app", "tag", "registry.example.com:5000/a/b_c:1.0"));

            assertThat(workspace.resolve("app/.dockerignore")).hasContent("mine");
        }
    }

    @Test
    void a_base_image_that_is_not_there_is_named() throws Exception {
        Files.writeString(workspace.resolve("app/Dockerfile"), "FROM python:3.12\nFROM here");
        assertRefused(
                "echo '[]'; echo 'Error: No such image: python:3.12' >&2; exit 1",
                "python:3.12. Its owner has to fetch them with 'docker pull'");
    }

    @Test
    void a_base_image_that_makes_builds_fetch_is_refused() throws Exception {
        Files.writeString(workspace.resolve("app/Dockerfile"), "FROM here");
        assertRefused("echo 'null'; echo '[\"ADD http://127.0.0.1/ /x\"]'", "ADD http://127.0.0.1/ /x");
    }

    private void assertRefused(String inspection, String reason) throws Exception {
        commands.script(
                "docker", "case $1 in", "version) exit 0;;", "image) " + inspection + "; exit;;", "esac", "> built");
        try (Luna server = start("")) {
            String message = server.error(400, "build_image", Map.of("path", "app"))
                    .path("message")
                    .asText();
            assertThat(message).contains(reason, "luna.exec.build-fetch=true");
        }
        assertThat(workspace.resolve("app/built")).doesNotExist();
    }

    @Test
    void the_owner_can_allow_builds_to_fetch() throws Exception {
        Files.writeString(workspace.resolve("app/Dockerfile"), "FROM python:3.12\nADD http://example.com/ /x");
        commands.script("docker", "case $1 in image) exit 1;; build) cat ${3#--file=};; esac");
        try (Luna server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.search-path", commands.path())
                .setting("luna.exec.build-fetch", "true")
                .start()) {
            assertThat(server.result("build_image", Map.of("path", "app"))
                            .path("tail")
                            .asText())
                    .contains("ADD http://example.com/ /x");
        }
    }

    private Luna start(String dockerHost) throws Exception {
        return Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.docker-host", dockerHost)
                .setting("luna.exec.search-path", commands.path())
                .start();
    }
}
