package dev.luna.mcp.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The exposed tools in the declaration order of their routes, and the load errors of route files. Thread-safe; reads
 * never block.
 */
public final class ToolRegistry {

    /** @param excluded the reason why the tool is hidden, or null if it is exposed */
    private record Entry(Tool tool, AiToolConsumer consumer, String excluded) {}

    /** A tool that loads but is not exposed, with the setting that excludes it. */
    public record ExcludedTool(Tool tool, String reason) {}

    private final TransactionalRegistry<Entry> entries =
            new TransactionalRegistry<>(entry -> entry.consumer().getRouteId());
    private volatile List<Diagnostic> loadErrors = List.of();
    private volatile Set<String> builtInRoutes = Set.of();
    private volatile ToolFilter filter = ToolFilter.NONE;
    private volatile List<Tool> tools = List.of();

    public ToolRegistry() {
        entries.onChange(() -> tools = entries.all().stream()
                .filter(entry -> entry.excluded() == null)
                .map(Entry::tool)
                .toList());
    }

    /** Sets the filter for the tools that are added from now on. */
    void filter(ToolFilter filter) {
        this.filter = filter;
    }

    /**
     * Exposes a tool.
     *
     * @throws InvalidToolException if its name is other
     */
    void add(Tool tool, AiToolConsumer consumer) {
        String excluded = filter.reasonAgainst(tool).orElse(null);
        Entry other = entries.add(tool.name(), new Entry(tool, consumer, excluded));
        if (other != null) {
            throw new InvalidToolException("another route, '" + other.consumer().routeName()
                    + "', already offers a tool named '" + tool.name() + "'; give one of them another name");
        }
    }

    /** Removes a tool; does nothing if it belongs to another consumer. */
    void remove(String name, AiToolConsumer consumer) {
        entries.remove(name, consumer.getRouteId());
    }

    /**
     * Registers a listener that runs after each change of the exposed tools, on the thread of the change. It must be
     * fast and must not change the registry.
     */
    public void onChange(Runnable listener) {
        entries.onChange(listener);
    }

    /** The underlying registry, for changes in a transaction. */
    public TransactionalRegistry<?> entries() {
        return entries;
    }

    /** Replaces the load errors. */
    public void setLoadErrors(List<Diagnostic> errors) {
        loadErrors = List.copyOf(errors);
    }

    /** Replaces the ids of the routes in the server's jar. */
    public void setBuiltInRoutes(Set<String> routeIds) {
        builtInRoutes = Set.copyOf(routeIds);
    }

    /** The names of the exposed tools that come from files, not from the server's jar; a snapshot. */
    public List<String> toolsFromFiles() {
        Set<String> builtIn = builtInRoutes;
        return entries.all().stream()
                .filter(entry -> entry.excluded() == null
                        && !builtIn.contains(entry.consumer().getRouteId()))
                .map(entry -> entry.tool().name())
                .toList();
    }

    /** Returns the exposed tool with exactly this name. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(exposed(name)).map(Entry::tool);
    }

    /** All exposed tools in declaration order; a snapshot, which is the same object until they change. */
    public List<Tool> tools() {
        return tools;
    }

    /** The exposed tools of some routes; a snapshot. */
    public List<Tool> tools(Set<String> routeIds) {
        return entries.all().stream()
                .filter(entry -> entry.excluded() == null
                        && routeIds.contains(entry.consumer().getRouteId()))
                .map(Entry::tool)
                .toList();
    }

    /** The names of the exposed tools by family, both in declaration order; a snapshot. */
    public Map<String, List<String>> families() {
        return families(tools());
    }

    /** The names of these tools by family, both in their order. */
    public static Map<String, List<String>> families(List<Tool> tools) {
        return tools.stream()
                .collect(Collectors.groupingBy(
                        Tool::family, LinkedHashMap::new, Collectors.mapping(Tool::name, Collectors.toList())));
    }

    /** The hidden tools, in declaration order; a snapshot. */
    public List<ExcludedTool> excludedTools() {
        return entries.all().stream()
                .filter(entry -> entry.excluded() != null)
                .map(entry -> new ExcludedTool(entry.tool(), entry.excluded()))
                .toList();
    }

    /** The words of the filter's lists that match no tool. */
    public List<String> unmatchedFilterWords() {
        return filter.unmatched(entries.all().stream().map(Entry::tool).toList());
    }

    /** The errors of route files that could not be loaded as they are, in the order of the files; a snapshot. */
    public List<Diagnostic> loadErrors() {
        return loadErrors;
    }

    AiToolConsumer consumer(String name) {
        Entry entry = exposed(name);
        if (entry == null) {
            throw new ToolNotFoundException(name);
        }
        return entry.consumer();
    }

    private Entry exposed(String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.excluded() != null ? null : entry;
    }
}
