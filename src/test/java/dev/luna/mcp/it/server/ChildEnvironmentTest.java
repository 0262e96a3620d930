package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with tokens in its environment, of which tests must see nothing, neither in their own nor in /proc. */
@Timeout(120)
class ChildEnvironmentTest {

    @TempDir
    Path workspace;

    @Test
    void tests_see_no_token_of_the_server() throws Exception {
        Path project = Files.createDirectories(workspace.resolve("curious"));
        Files.writeString(project.resolve("test_it.py"), """
                import os, pathlib, sys

                def test_print():
                    print(sorted(os.environ.items()))
                    print('stdin', repr(sys.__stdin__.read()))
                    for process in pathlib.Path('/proc').glob('[0-9]*'):
                        try:
                            print((process / 'environ').read_bytes())
                        except OSError:
                            pass
                    assert False
                """);
        try (ServerProcess server = ServerProcess.start(Map.of(
                "GITHUB_TOKEN", "planted-github-token",
                "NGROK_TOKEN", "planted-ngrok-token",
                "MY_NUMBER", "+91 98765 43210",
                "LUNA_WORKSPACE", workspace.toString()))) {
            assertThat(server.call("run_tests", Map.of("path", "curious")).join())
                    .contains("LUNA_COMMAND", "stdin ''")
                    .doesNotContain("TOKEN", "planted", "MY_NUMBER", "LUNA_URL", "JAVA_HOME");
        }
    }
}
