package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search of tools with other settings: hidden tools, live editing, pages, and off. */
class ToolSearchSettingsTest {

    @TempDir
    private Path tools;

    @BeforeEach
    void write() throws IOException {
        GeneratedTools.write(tools.resolve("shop.camel.yaml"), "shop", "sell", "bicycle", "lamp", "chair");
        GeneratedTools.write(tools.resolve("clock.camel.yaml"), "clock", "read", "time", "date");
    }

    private Luna searching() {
        return Luna.withTools(tools).setting("luna.tools.search", "true");
    }

    private static List<String> found(Luna server, String query) {
        return GeneratedTools.names(server.result("find_tools", Map.of("query", query)));
    }

    private static List<String> listed(Luna server) {
        return GeneratedTools.names(server.result("tools/list", null));
    }

    @Test
    void an_excluded_tool_is_not_found() throws Exception {
        try (Luna server =
                searching().setting("luna.tools.exclude", "sell_lamp, clock").start()) {
            assertThat(found(server, "sell lamp bicycle time date clock"))
                    .containsExactly("sell_bicycle", "sell_chair");
            assertThat(server.result("find_tools", Map.of("query", "clock"))
                            .path("note")
                            .asText())
                    .endsWith("family: search, shop.");
        }
    }

    @Test
    void whoever_includes_some_tools_can_still_search_them() throws Exception {
        try (Luna server = searching()
                .setting("luna.tools.include", "shop")
                .setting("luna.tools.read-only", "true")
                .start()) {
            assertThat(listed(server)).containsExactly("find_tools");
            assertThat(found(server, "time lamp")).containsExactly("sell_lamp");
        }
    }

    @Test
    void all_tools_are_listed_while_the_tool_that_searches_is_not_offered() throws Exception {
        try (Luna server =
                searching().setting("luna.tools.exclude", "find_tools").start()) {
            assertThat(listed(server)).hasSize(5);
        }
    }

    @Test
    void a_changed_file_changes_what_is_found() throws Exception {
        try (Luna server = searching().setting("luna.live", "true").start()) {
            assertThat(found(server, "violin")).isEmpty();
            GeneratedTools.write(tools.resolve("music.camel.yaml"), "music", "play", "violin");
            await().untilAsserted(() -> assertThat(found(server, "violin")).containsExactly("play_violin"));
            assertThat(listed(server)).containsExactly("find_tools");

            Files.delete(tools.resolve("music.camel.yaml"));
            await().untilAsserted(() -> assertThat(found(server, "violin")).isEmpty());
        }
    }

    @Test
    void the_schema_of_a_found_tool_is_that_of_the_list() throws Exception {
        Files.writeString(tools.resolve("limit.camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:take_many
                      parameters: {tags: many, parameter.count: integer, parameter.count.maximum: 100}
                      steps: [{setBody: {constant: x}}]
                """);
        try (Luna server = searching().setting("luna.tools.pinned", "many").start()) {
            JsonNode found =
                    server.call("find_tools").with("query", "take many").send().json();
            JsonNode listed = server.result("tools/list", null).at("/tools/1");
            assertThat(listed.path("name").asText()).isEqualTo("take_many");
            assertThat(found.at("/tools/0/inputSchema").toString())
                    .isEqualTo(listed.path("inputSchema").toString());
        }
    }

    @Test
    void a_short_list_comes_page_by_page() throws Exception {
        try (Luna server = searching()
                .setting("luna.tools.pinned", "sell_*")
                .setting("luna.list.page-size", "3")
                .start()) {
            var first = server.result("tools/list", null);
            var second = server.result(
                    "tools/list", Map.of("cursor", first.path("nextCursor").asText()));
            assertThat(GeneratedTools.names(first)).containsExactly("find_tools", "sell_bicycle", "sell_lamp");
            assertThat(GeneratedTools.names(second)).containsExactly("sell_chair");
            assertThat(second.has("nextCursor")).isFalse();
        }
    }

    @Test
    void without_the_setting_all_is_listed_and_nothing_searches() throws Exception {
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(listed(server))
                    .containsExactlyInAnyOrder("sell_bicycle", "sell_lamp", "sell_chair", "read_time", "read_date");
            server.error(404, "find_tools", Map.of("query", "lamp"));
        }
    }
}
