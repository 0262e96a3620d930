package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.search.ToolSearch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The size of a list of tools in tokens of a model, and that of the short list with the tool that finds the others. Immutable.
 *
 * @param tools the tools as they are listed
 * @param pinned the names of the tools that stay in the short list
 */
record ListCost(List<JsonNode> tools, Set<String> pinned) {

    /** An estimate for JSON with English text; the count of a model may differ by a fifth. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** The size of the tool that finds others, which is not among the tools while the search is off. */
    private static final int SEARCH_TOOL_CHARACTERS = 700;

    /** The number of tools that a search finds, unless its caller wants another. */
    private static final int FOUND = 5;

    /** With fewer searches in a conversation than this, the list is no longer than what they find. */
    private static final int FEW_SEARCHES = 3;

    ListCost {
        tools = List.copyOf(tools);
        pinned = Set.copyOf(pinned);
    }

    /** The number of tools and their size. */
    String total() {
        return "%d tools. The list takes about %d tokens of a model's context (%d characters of JSON, %d per token)."
                .formatted(
                        tools.size(),
                        tokens(characters(tools.stream())),
                        characters(tools.stream()),
                        CHARACTERS_PER_TOKEN);
    }

    /** Says whether it would pay to let models search for tools. */
    String search() {
        List<JsonNode> others = tools.stream()
                .filter(tool -> !name(tool).equals(ToolSearch.TOOL))
                .toList();
        List<JsonNode> kept =
                others.stream().filter(tool -> pinned.contains(name(tool))).toList();
        int all = tokens(characters(others.stream()));
        int begin = tokens(SEARCH_TOOL_CHARACTERS + characters(kept.stream()));
        // What is found is in the result of the search, and then in the list.
        int search = others.isEmpty() ? 0 : 2 * FOUND * all / others.size();
        int searches = search == 0 ? 0 : Math.max(0, (all - begin) / search);
        return "With luna.tools.search=true the list begins with about %d tokens (%s and %d pinned tools), and a search adds about %d: %s."
                .formatted(begin, ToolSearch.TOOL, kept.size(), search, verdict(searches));
    }

    private static String verdict(int searches) {
        return searches < FEW_SEARCHES
                ? "it does not pay for this list"
                : "it pays for conversations with fewer than " + searches + " searches";
    }

    private static String name(JsonNode tool) {
        return tool.path("name").asText();
    }

    private static int characters(Stream<JsonNode> tools) {
        return tools.mapToInt(tool -> tool.toString().length()).sum();
    }

    private static int tokens(int characters) {
        return characters / CHARACTERS_PER_TOKEN;
    }
}
