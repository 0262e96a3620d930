package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four lists come page by page. */
class PaginationTest {

    private static final int SIZE = 3;

    @RegisterExtension
    static final Luna server =
            Luna.withTools("conformance/routes").setting("luna.list.page-size", String.valueOf(SIZE));

    @ParameterizedTest
    @CsvSource({
        "tools/list, tools, 20",
        "prompts/list, prompts, 5",
        "resources/list, resources, 3",
        "resources/templates/list, resourceTemplates, 1"
    })
    void all_entries_come_once_in_pages(String method, String member, int atLeast) {
        List<String> names = new ArrayList<>();
        Map<String, String> params = Map.of();
        do {
            JsonNode page = server.result(method, params);
            assertThat(page.path(member)).hasSizeBetween(1, SIZE);
            page.path(member).forEach(entry -> names.add(entry.path("name").textValue()));
            params = page.has("nextCursor")
                    ? Map.of("cursor", page.path("nextCursor").textValue())
                    : null;
        } while (params != null);
        assertThat(names).hasSizeGreaterThanOrEqualTo(atLeast).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "resources/list", "resources/templates/list"})
    void what_is_no_cursor_is_an_error(String method) {
        assertThat(server.error(200, method, Map.of("cursor", "no such"))
                        .path("code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @Test
    void one_list_has_no_place_for_the_cursor_of_another() {
        JsonNode cursor = server.result("tools/list", null).path("nextCursor");
        assertThat(server.error(200, "prompts/list", Map.of("cursor", cursor))
                        .path("message")
                        .asText())
                .contains("cursor");
    }
}
