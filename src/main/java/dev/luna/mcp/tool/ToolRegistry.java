package dev.luna.mcp.tool;

import java.util.List;
import java.util.Optional;

/**
 * The tools that can be called now, in the order in which their routes were declared, and the routes that could not be
 * exposed. Thread-safe; reading never blocks.
 */
public final class ToolRegistry {

    private record Entry(Tool tool, AiToolConsumer consumer) {}

    private final Catalogue<Entry> entries =
            new Catalogue<>(entry -> entry.consumer().getRouteId());
    private volatile List<Refusal> refusals = List.of();

    /**
     * Exposes a tool.
     *
     * @throws InvalidToolException if its name is taken
     */
    void add(Tool tool, AiToolConsumer consumer) {
        Entry taken = entries.add(tool.name(), new Entry(tool, consumer));
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
    public Catalogue<?> catalogue() {
        return entries;
    }

    /** Notes which routes are not exposed, instead of those noted before. */
    public void refuse(List<Refusal> refused) {
        refusals = List.copyOf(refused);
    }

    /** The tool of exactly this name, if it is exposed. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::tool);
    }

    /** All exposed tools in declaration order; a snapshot. */
    public List<Tool> tools() {
        return entries.all().stream().map(Entry::tool).toList();
    }

    /** The tool routes that are not exposed as they are written, in the order of their files; a snapshot. */
    public List<Refusal> refusals() {
        return refusals;
    }

    AiToolConsumer consumer(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new ToolNotFoundException(name);
        }
        return entry.consumer();
    }
}
