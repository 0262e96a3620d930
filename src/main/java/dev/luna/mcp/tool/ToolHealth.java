package dev.luna.mcp.tool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.luna.mcp.identity.Permissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Health of the server: its state and, for requests with the token, its tools. Thread-safe. */
public final class ToolHealth {

    /** The response of {@code /healthz} without the token. */
    public record Summary(boolean ok) {}

    /**
     * The response of {@code /healthz} with the token.
     *
     * @param families the names of the tools by family
     * @param fromFiles the names of the tools that are not from the server's jar
     * @param degraded the load errors of route files, and the current problems of the server; omitted if there are
     *     none
     */
    @JsonPropertyOrder({"ok", "degraded", "tool_count", "tools", "families", "from_files"})
    public record Report(
            boolean ok,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> degraded,
            @JsonProperty("tool_count") int toolCount,
            List<String> tools,
            Map<String, List<String>> families,
            @JsonProperty("from_files") List<String> fromFiles) {}

    private final ToolRegistry registry;
    private final Supplier<? extends Collection<Degradation>> parts;

    /** @param parts gives the components that can report a problem */
    public ToolHealth(ToolRegistry registry, Supplier<? extends Collection<Degradation>> parts) {
        this.registry = registry;
        this.parts = parts;
    }

    /** The current state in one word. */
    public Summary summary() {
        return new Summary(true);
    }

    /** The current state in detail. */
    public Report report() {
        return report(Permissions.ALL);
    }

    /** The current state in detail, as far as a principal with these permissions may see it: its tools, and no problems. */
    public Report report(Permissions permissions) {
        List<Tool> tools = registry.tools().stream()
                .filter(tool -> ToolAccess.permits(permissions, tool))
                .toList();
        Map<String, List<String>> families = tools.stream()
                .collect(Collectors.groupingBy(
                        Tool::family, LinkedHashMap::new, Collectors.mapping(Tool::name, Collectors.toList())));
        List<String> names = tools.stream().map(Tool::name).toList();
        List<String> degraded = !permissions.areUnlimited() ? List.of() : problems();
        List<String> fromFiles =
                registry.toolsFromFiles().stream().filter(names::contains).toList();
        return new Report(true, degraded, names.size(), names, families, fromFiles);
    }

    private List<String> problems() {
        return Stream.concat(
                        registry.loadErrors().stream().map(Diagnostic::toString),
                        parts.get().stream().flatMap(part -> part.degradation().stream()))
                .toList();
    }
}
