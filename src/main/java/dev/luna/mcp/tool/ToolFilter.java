package dev.luna.mcp.tool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Filter of the tools to expose. Immutable.
 *
 * @param include expose only these; all if empty
 * @param exclude hide these
 * @param readOnly expose only tools that declare that they change nothing
 */
record ToolFilter(ToolPatterns include, ToolPatterns exclude, boolean readOnly) {

    /** Exposes everything. */
    static final ToolFilter NONE = of("", "", false);

    /** @param include words separated by commas, as {@code exclude}; null or empty for none */
    static ToolFilter of(String include, String exclude, boolean readOnly) {
        return new ToolFilter(ToolPatterns.of(include), ToolPatterns.of(exclude), readOnly);
    }

    /** The reason why a tool is hidden; empty if it is exposed. */
    Optional<String> reasonAgainst(Tool tool) {
        if (!include.isEmpty() && !include.match(tool)) {
            return Optional.of("not in luna.tools.include");
        }
        if (exclude.match(tool)) {
            return Optional.of("in luna.tools.exclude");
        }
        if (readOnly && !Boolean.TRUE.equals(tool.hints().readOnlyHint())) {
            return Optional.of("not read-only, as luna.tools.read-only requires");
        }
        return Optional.empty();
    }

    /** The words that match no tool: most likely typing errors. */
    List<String> unmatched(List<Tool> tools) {
        return Stream.concat(include.unmatched(tools), exclude.unmatched(tools))
                .distinct()
                .toList();
    }
}
