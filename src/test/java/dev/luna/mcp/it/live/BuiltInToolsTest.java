package dev.luna.mcp.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools in the jar, and the files that add to them and replace them. */
class BuiltInToolsTest {

    private static final String TOOL = """
            - route:
                from:
                  uri: ai-tool:%s
                  parameters: {tags: mine, description: Return a word.}
                  steps:
                    - setBody: {constant: %s}
            """;

    @TempDir
    Path home;

    private LunaServer start(String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(
                Map.of("luna.port", "0", "luna.auth-token", Luna.TOKEN, "luna.workspace", home + "/workspace"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        Installation installation = new Installation(home);
        return LunaServer.start(Settings.load(home, Map.of(), all), installation, List.of(installation.tools()));
    }

    private Path write(String file, String tool, String word) throws IOException {
        Path path = home.resolve("routes").resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, TOOL.formatted(tool, word));
    }

    private static List<String> names(ToolRegistry registry) {
        return registry.tools().stream().map(Tool::name).toList();
    }

    private static String call(LunaServer server, String tool) {
        return server.context().createProducerTemplate().requestBody("ai-tool:" + tool, Map.of(), String.class);
    }

    @Test
    void without_any_file_all_of_them_are_served() throws Exception {
        try (LunaServer server = start()) {
            assertThat(names(server.registry()))
                    .contains("git_clone", "about", "img_bw", "create_issue")
                    .hasSize(24);
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(server.registry().toolsFromFiles()).isEmpty();
            assertThat(call(server, "about")).contains("Luna");
        }
    }

    @Test
    void a_file_at_the_path_of_one_or_for_the_same_tool_replaces_it_and_others_add() throws Exception {
        write("tools/puch/about.camel.yaml", "about", "ours");
        write("tools/mine/validate.camel.yaml", "validate", "valid");
        write("tools/mine/hello.camel.yaml", "hello", "world");
        try (LunaServer server = start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(server.registry().toolsFromFiles()).containsExactlyInAnyOrder("about", "validate", "hello");
            assertThat(names(server.registry())).hasSize(25).doesNotHaveDuplicates();
            assertThat(call(server, "about")).isEqualTo("ours");
            assertThat(call(server, "validate")).isEqualTo("valid");
        }
    }

    @Test
    void a_block_is_replaced_in_the_same_way() throws Exception {
        Files.createDirectories(home.resolve("routes/blocks"));
        Files.writeString(home.resolve("routes/blocks/mine.camel.yaml"), """
                - route:
                    from:
                      uri: block:http
                      parameters: {description: Ours}
                      steps:
                        - setBody: {constant: from our block}
                """);
        Files.writeString(write("tools/mine/fetch.camel.yaml", "fetch", "x"), """
                - route:
                    from:
                      uri: ai-tool:fetch
                      parameters: {tags: mine, description: Fetch.}
                      steps:
                        - to: block:http
                """);
        try (LunaServer server = start("luna.tools.include", "fetch")) {
            assertThat(call(server, "fetch")).isEqualTo("from our block");
        }
    }

    @Test
    void a_tool_of_a_file_calls_a_built_in_one() throws Exception {
        Files.writeString(write("tools/mine/introduce.camel.yaml", "introduce", "x"), """
                - route:
                    from:
                      uri: ai-tool:introduce
                      parameters: {tags: mine, description: Say who serves.}
                      steps:
                        - to: ai-tool:about
                        - setBody: {simple: "I am ${body[name]}."}
                """);
        try (LunaServer server = start()) {
            assertThat(call(server, "introduce")).isEqualTo("I am Luna MCP Server.");
        }
    }

    @Test
    void a_replacement_that_does_not_load_is_told_and_the_one_in_the_jar_is_not_served_in_its_place() throws Exception {
        Files.writeString(write("tools/puch/about.camel.yaml", "about", "x"), "- rute: {}\n");
        try (LunaServer server = start()) {
            assertThat(server.registry().loadErrors())
                    .singleElement()
                    .asString()
                    .startsWith("puch/about.camel.yaml:1: rute: did you mean route?");
            assertThat(names(server.registry())).doesNotContain("about").hasSize(23);
        }
    }

    @Test
    void a_setting_switches_one_off() throws Exception {
        try (LunaServer server = start("luna.tools.exclude", "github,git_clone")) {
            assertThat(names(server.registry())).contains("about").doesNotContain("git_clone", "create_issue");
        }
    }

    @Test
    void a_saved_file_replaces_one_while_the_server_runs_and_a_deleted_file_brings_it_back() throws Exception {
        try (LunaServer server = start("luna.live", "true", "luna.tools.include", "puch,mine")) {
            assertThat(call(server, "about")).contains("Luna");
            Path file = write("tools/mine/about_us.camel.yaml", "about", "ours");
            await().untilAsserted(() -> assertThat(call(server, "about")).isEqualTo("ours"));
            assertThat(server.registry().toolsFromFiles()).containsExactly("about");
            Files.delete(file);
            await().untilAsserted(() -> assertThat(call(server, "about")).contains("Luna"));
            assertThat(server.registry().toolsFromFiles()).isEmpty();
        }
    }
}
