package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on building blocks work, and the page has each option of each block. */
class BuildingBlocksPageTest {

    private static final Path PAGE = Path.of("docs", "building-blocks.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path tools;

    @Test
    void its_examples_work() throws Exception {
        Matcher block = YAML.matcher(Files.readString(PAGE));
        for (int count = 0; block.find(); count++) {
            Files.writeString(tools.resolve("example" + count + ".camel.yaml"), block.group(1));
        }
        try (Luna luna =
                Luna.withTools(tools).upstream("luna.url", new Upstream()).start()) {
            assertThat(luna.registry().loadErrors()).isEmpty();
            Upstream service = luna.upstream("luna.url");
            service.on("POST", "/api/ai/code").answer("{\"code\":\"assert True\"}");
            luna.call("write_tests").with("prompt", "x").expectText("assert True");
            service.on("POST", "/api/ai/code").answer(503, "\"resting\"");
            luna.call("write_tests").with("prompt", "x").expectText("none today");
            luna.call("shouting").with("text", "hi").expectText("hi!!");
        }
    }

    @Test
    void each_option_is_on_the_page() throws Exception {
        String page = Files.readString(PAGE);
        List<String> options = new ArrayList<>();
        try (Stream<Path> blocks = Files.list(Path.of("routes", "blocks"))) {
            for (Path file : blocks.toList()) {
                new YAMLMapper()
                        .readTree(Files.readString(file))
                        .findValues("parameters")
                        .forEach(parameters -> parameters.fieldNames().forEachRemaining(options::add));
            }
        }
        assertThat(options)
                .filteredOn(option -> option.matches("parameter\\.\\w+"))
                .hasSizeGreaterThan(15)
                .allSatisfy(option -> assertThat(page).contains("`" + option.substring("parameter.".length()) + "`"));
    }
}
