package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The instructions that a client gets about the server as a whole. */
class InstructionsTest {

    @TempDir
    private Path tools;

    private void tool(String name, String family) throws Exception {
        Files.writeString(tools.resolve(name + ".camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:%s
                      parameters: {tags: %s, description: Answer.}
                      steps: [{setBody: {constant: yes}}]
                """.formatted(name, family));
    }

    private JsonNode initialized(Luna server) {
        return server.result(
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-11-25",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "t", "version", "1")));
    }

    @Test
    void instructions_list_the_tools_that_are_offered_and_no_others() throws Exception {
        tool("moon_phase", "sky");
        tool("tide", "sea");
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(initialized(server).path("instructions").asText())
                    .startsWith("Tools by family. sky: moon_phase; sea: tide.")
                    .doesNotContainIgnoringCase("python")
                    .doesNotContain("git");
        }
    }

    @Test
    void many_tools_are_told_by_their_families() throws Exception {
        for (int i = 0; i < 100; i++) {
            tool("a_tool_with_a_long_name_%02d".formatted(i), i % 2 == 0 ? "even" : "odd");
        }
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(initialized(server).path("instructions").asText())
                    .startsWith("Families of tools: even, odd.")
                    .hasSizeLessThan(2048);
        }
    }

    @Test
    void an_owner_may_set_name_title_and_instructions() throws Exception {
        tool("moon_phase", "sky");
        try (Luna server = Luna.withTools(tools)
                .setting("luna.server.name", "sky")
                .setting("luna.server.title", "The sky")
                .setting("luna.server.instructions", "Ask for the moon.")
                .start()) {
            JsonNode result = initialized(server);
            assertThat(result.path("instructions").asText()).isEqualTo("Ask for the moon.");
            assertThat(result.at("/serverInfo/name").asText()).isEqualTo("sky");
            assertThat(result.at("/serverInfo/title").asText()).isEqualTo("The sky");
        }
    }

    @Test
    void a_server_without_tools_says_so() throws Exception {
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(initialized(server).path("instructions").asText()).isEqualTo("This server offers no tools now.");
        }
    }
}
