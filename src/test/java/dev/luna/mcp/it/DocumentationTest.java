package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows, works; what can be set, is documented. */
class DocumentationTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path tools;

    @Test
    void the_tools_of_the_documentation_work() throws Exception {
        int count = 0;
        for (String page : List.of("README.md", "docs/writing-tools.md")) {
            Matcher block = YAML.matcher(Files.readString(Path.of(page)));
            while (block.find()) {
                Files.writeString(tools.resolve("tool" + count++ + ".camel.yaml"), block.group(1));
            }
        }
        try (RunningServer server = RunningServer.start(Map.of(), tools)) {
            assertThat(server.server().registry().refusals()).isEmpty();
            assertThat(server.result("resources/read", Map.of("uri", "greeting://Ada"))
                            .at("/contents/0/text")
                            .asText())
                    .isEqualTo("Hello, Ada!");
            assertThat(server.error(500, "paint_house", Map.of())
                            .path("message")
                            .asText())
                    .contains("asks its caller a question");
            assertThat(server.result("moon_phase", Map.of("day", "2026-11-22")).asText())
                    .startsWith("On 2026-11-22 the moon is there");
            assertThat(server.error(400, "moon_phase", Map.of("day", "tomorrow"))
                            .path("message")
                            .asText())
                    .contains("'day'");
            assertThat(server.result("repeat", Map.of("text", "ab", "times", 3)).asText())
                    .isEqualTo("ababab");
            assertThat(server.error(500, "weekday_only", Map.of("day", "Sunday"))
                            .path("message")
                            .asText())
                    .isEqualTo("Nothing is open on Sunday. Ask for another day.");
            assertThat(server.result("weekday_only", Map.of("day", "Monday")).asText())
                    .isEqualTo("open");
        }
    }

    @Test
    void every_setting_is_documented() throws IOException {
        Properties defaults = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/dev/luna/mcp/defaults.properties"))) {
            defaults.load(in);
        }
        String page = Files.readString(Path.of("docs/configuration.md"));
        assertThat(defaults.stringPropertyNames())
                .filteredOn(key -> key.startsWith("luna.") && !key.equals("luna.version"))
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void every_tool_is_in_the_readme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        try (RunningServer server = RunningServer.start(Map.of())) {
            assertThat(server.server().registry().tools())
                    .allSatisfy(tool -> assertThat(readme).contains("`" + tool.name() + "`"));
        }
    }
}
