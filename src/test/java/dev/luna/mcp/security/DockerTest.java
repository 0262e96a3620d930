package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.process.CommandScripts;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that docker would take for options, contexts that hold secrets: refused before docker is started, or ignored. */
@Attack
class DockerTest {

    private final Target target;

    DockerTest(Target target) {
        this.target = target;
    }

    @BeforeEach
    void makeContext() throws IOException {
        Path context = Files.createDirectories(target.workspace().resolve("context"));
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        Files.writeString(context.resolve(".env"), "PASSWORD=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Upper",
                "a b",
                "a\tb",
                "a\n",
                "a\u0000",
                "-",
                "-f",
                "--file=/etc/passwd",
                "--build-arg=A=B",
                "--network=host",
                "--privileged",
                "--secret=id=x,src=/etc/passwd",
                "a --push",
                "a,b",
                "a:",
                "a:b:c",
                ":x",
                "a//b",
                "a/",
                "/a",
                "../a",
                "a/../b",
                "a@sha256:0",
                "a;id",
                "a|id",
                "$(id)",
                "a=b",
                "\u00e9",
                "a:\u00e9",
                "a_-b"
            })
    void a_tag_that_is_none_is_refused(String tag) throws IOException {
        assertThat(target.refuses("build_image", Map.of("path", "context", "tag", tag)))
                .contains("'tag'");
    }

    @Test
    void a_dockerfile_that_is_a_link_or_a_directory_is_none() throws IOException {
        Path linked = Files.createDirectories(target.workspace().resolve("linked"));
        if (!Files.isSymbolicLink(linked.resolve("Dockerfile"))) {
            Files.createSymbolicLink(linked.resolve("Dockerfile"), target.secret());
        }
        Files.createDirectories(target.workspace().resolve("directory/Dockerfile"));
        for (String path : List.of("linked", "directory", ".")) {
            assertThat(target.refuses("build_image", Map.of("path", path))).contains("no Dockerfile");
        }
    }

    @Test
    void docker_sees_a_clean_environment_and_ignores_secrets_of_the_context(@TempDir Path commands) throws Exception {
        CommandScripts scripts = new CommandScripts(commands)
                .script("docker", "[ \"$1\" = version ] && exit 0", "echo \"$@\"; cat .dockerignore; env; exit 3");
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.exec.search-path", scripts.path());
        try (Luna server = Luna.withTools("routes/tools/dev").settings(settings).start()) {
            String tail = server.result("build_image", Map.of("path", "context", "tag", "a/b:c"))
                    .path("tail")
                    .asText();

            assertThat(tail)
                    .matches("(?s)build --tag=a/b:c --file=/\\S+/Dockerfile -- [.]\\n[.]git\\n[*][*]/[.]env\\n.*")
                    .doesNotContain("TOKEN");
            target.assertTellsNothing(tail);
        }
    }
}
