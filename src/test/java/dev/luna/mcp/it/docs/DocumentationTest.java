package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Every setting and every tool is documented. */
class DocumentationTest {

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
        try (Luna server = Luna.withBuiltInTools().start()) {
            assertThat(server.registry().tools())
                    .allSatisfy(tool -> assertThat(readme).contains("`" + tool.name() + "`"));
        }
    }
}
