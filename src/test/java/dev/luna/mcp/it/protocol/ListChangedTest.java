package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications that clients get when tool files are added and deleted. */
class ListChangedTest {

    private static final int FILES = 20;
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @Test
    void a_directory_of_tools_that_comes_or_goes_is_one_change(@TempDir Path directory) throws Exception {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path family = Files.createDirectory(directory.resolve("family"));
        for (int i = 0; i < FILES; i++) {
            write(family, "tool_" + i);
        }
        try (Luna server = Luna.withTools(tools).setting("luna.live", "true").start();
                MessageStream stream = server.open(server.request("").GET())) {
            assertThat(server.result("tools/list", null).path("tools")).isEmpty();

            Files.move(family, tools.resolve("family"));
            assertOneChange(stream);
            assertThat(server.result("tools/list", null).path("tools")).hasSize(FILES);

            Files.move(tools.resolve("family"), family);
            assertOneChange(stream);
            assertThat(server.result("tools/list", null).path("tools")).isEmpty();
        }
    }

    private static void assertOneChange(MessageStream stream) {
        assertThat(stream.next().path("method").asText()).isEqualTo("notifications/tools/list_changed");
        assertThat(stream.poll(SILENCE)).isEmpty();
    }

    private static void write(Path directory, String name) throws IOException {
        Files.writeString(directory.resolve(name + ".camel.yaml"), """
            - route:
                id: %1$s
                description: Says its name
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: mine, description: Says its name}
                  steps:
                    - setBody: {constant: %1$s}
            """.formatted(name));
    }
}
