package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter of the exposed tools. */
class ToolFilterTest {

    private static final List<Tool> TOOLS = List.of(
            tool("git_clone", "git", false), tool("list_issues", "github", true), tool("img_bw", "images", true));

    private static Tool tool(String name, String tag, Boolean readOnly) {
        return new Tool(
                name,
                null,
                "",
                List.of(tag, "x." + tag),
                ArgumentSchema.declared(Map.of(), new ToolSchemas()),
                null,
                new ToolHints(readOnly, null, null, null, null),
                Duration.ofSeconds(1),
                TaskSupport.NEVER,
                Set.of(),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -           | -              | false | git_clone list_issues img_bw
            git         | -              | false | git_clone
            git*        | -              | false | git_clone list_issues
            *_bw, git   | -              | false | git_clone img_bw
            -           | github,img_bw  | false | git_clone
            git*        | list_issues    | false | git_clone
            x.git       | -              | false | git_clone
            xygit       | -              | false | -
            *           | *              | false | -
            -           | -              | true  | list_issues img_bw
            """)
    void a_word_is_a_name_a_tag_or_a_pattern(String include, String exclude, boolean readOnly, String offered) {
        ToolFilter filter = ToolFilter.of(include, exclude, readOnly);
        assertThat(TOOLS.stream()
                        .filter(tool -> filter.reasonAgainst(tool).isEmpty())
                        .map(Tool::name))
                .containsExactlyElementsOf(
                        offered == null
                                ? List.of()
                                : Stream.of(offered.split(" ")).toList());
    }

    @Test
    void a_word_that_matches_no_tool_is_reported() {
        assertThat(ToolFilter.of("git, gihub", "img*,x", false).unmatched(TOOLS))
                .containsExactly("gihub", "x");
    }

    @Test
    void a_tool_without_read_only_hint_is_hidden_if_only_read_only_tools_are_exposed() {
        assertThat(ToolFilter.of("", "", true).reasonAgainst(tool("a", "b", null)))
                .isPresent();
    }
}
