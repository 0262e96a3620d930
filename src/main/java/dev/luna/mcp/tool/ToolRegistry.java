package dev.luna.mcp.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tools that can be called now, in the order in which their routes were declared, and the routes that could not be
 * exposed. Thread-safe; reading never blocks.
 */
public final class ToolRegistry {

    /** @param excluded why it is not offered, or null if it is */
    private record Entry(Tool tool, AiToolConsumer consumer, String excluded) {}

    /** A tool that loads but is not offered, with the setting that excludes it. */
    public record ExcludedTool(Tool tool, String reason) {}

    private final TransactionalRegistry<Entry> entries =
            new TransactionalRegistry<>(entry -> entry.consumer().getRouteId());
    private volatile List<Diagnostic> loadErrors = List.of();
    private volatile ToolFilter filter = ToolFilter.NONE;

    /** Offers only what a filter lets through, of the tools added from now on. */
    void filter(ToolFilter filter) {
        this.filter = filter;
    }

    /**
     * Exposes a tool.
     *
     * @throws InvalidToolException if its name is taken
     */
    void add(Tool tool, AiToolConsumer consumer) {
        String excluded = filter.reasonAgainst(tool).orElse(null);
        Entry taken = entries.add(tool.name(), new Entry(tool, consumer, excluded));
        if (taken != null) {
            throw new InvalidToolException("another route, '" + taken.consumer().routeName()
                    + "', already offers a tool named '" + tool.name() + "'; give one of them another name");
        }
    }

    /** Takes a tool away; does nothing if the consumer does not offer it. */
    void remove(String name, AiToolConsumer consumer) {
        entries.remove(name, consumer.getRouteId());
    }

    /**
     * Runs an action after each change of the exposed tools, on the thread that made the change. It must be quick and must not
     * change the registry.
     */
    public void onChange(Runnable listener) {
        entries.onChange(listener);
    }

    /** What the tools are kept in, for those who change many at once. */
    public TransactionalRegistry<?> catalogue() {
        return entries;
    }

    /** Notes which routes are not exposed, instead of those noted before. */
    public void setLoadErrors(List<Diagnostic> errors) {
        loadErrors = List.copyOf(errors);
    }

    /** The tool of exactly this name, if it is exposed. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(offered(name)).map(Entry::tool);
    }

    /** All exposed tools in declaration order; a snapshot. */
    public List<Tool> tools() {
        return entries.all().stream()
                .filter(entry -> entry.excluded() == null)
                .map(Entry::tool)
                .toList();
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
        return tools().stream()
                .collect(Collectors.groupingBy(
                        Tool::family, LinkedHashMap::new, Collectors.mapping(Tool::name, Collectors.toList())));
    }

    /** The tools that are kept back, in declaration order; a snapshot. */
    public List<ExcludedTool> excludedTools() {
        return entries.all().stream()
                .filter(entry -> entry.excluded() != null)
                .map(entry -> new ExcludedTool(entry.tool(), entry.excluded()))
                .toList();
    }

    /** The words of the filter's lists that fit no tool there is. */
    public List<String> unmatchedFilterWords() {
        return filter.unmatched(entries.all().stream().map(Entry::tool).toList());
    }

    /** The tool routes that are not exposed as they are written, in the order of their files; a snapshot. */
    public List<Diagnostic> loadErrors() {
        return loadErrors;
    }

    AiToolConsumer consumer(String name) {
        Entry entry = offered(name);
        if (entry == null) {
            throw new ToolNotFoundException(name);
        }
        return entry.consumer();
    }

    private Entry offered(String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.excluded() != null ? null : entry;
    }
}
