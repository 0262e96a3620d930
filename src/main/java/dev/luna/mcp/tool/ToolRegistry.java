package dev.luna.mcp.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tools that can be called now, in the order in which their routes were declared, and the routes that could not be
 * exposed. Thread-safe; reading never blocks.
 */
public final class ToolRegistry {

    /** A tool route that is not exposed, and why. */
    public record Refusal(String source, String reason) {}

    private record Entry(Tool tool, AiToolConsumer consumer) {}

    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, Entry> entries = Map.of();

    /**
     * Exposes a tool.
     *
     * @throws InvalidToolException if its name is taken
     */
    synchronized void add(Tool tool, AiToolConsumer consumer) {
        Map<String, Entry> next = new LinkedHashMap<>(entries);
        Entry taken = next.putIfAbsent(tool.name(), new Entry(tool, consumer));
        if (taken != null) {
            throw new InvalidToolException("another route, '" + taken.consumer().getRouteId()
                    + "', already offers a tool named '" + tool.name() + "'; give one of them another name");
        }
        replace(next);
    }

    /** Takes a tool away; does nothing if the consumer does not offer it. */
    synchronized void remove(String name, AiToolConsumer consumer) {
        Entry entry = entries.get(name);
        if (entry != null && entry.consumer() == consumer) {
            Map<String, Entry> next = new LinkedHashMap<>(entries);
            next.remove(name);
            replace(next);
        }
    }

    private void replace(Map<String, Entry> next) {
        entries = next;
        listeners.forEach(Runnable::run);
    }

    /**
     * Runs an action after each change of the exposed tools, on the thread that made the change. It must be quick and must not
     * change the registry.
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Notes that a route is not exposed. */
    void refuse(String source, String reason) {
        refusals.add(new Refusal(source, reason));
    }

    /** The tool of exactly this name, if it is exposed. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::tool);
    }

    /** All exposed tools in declaration order; a snapshot. */
    public List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        entries.values().forEach(entry -> tools.add(entry.tool()));
        return tools;
    }

    /** The tool routes that are not exposed, in the order in which they were found; a snapshot. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    AiToolConsumer consumer(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new ToolNotFoundException(name);
        }
        return entry.consumer();
    }
}
