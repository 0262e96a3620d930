package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.AiToolComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Replaced routes that stay until the calls in flight at their replacement are finished. Not thread-safe. */
final class RetiringRoutes {

    private record Retired(Set<String> routes, CompletableFuture<Void> calls) {}

    private final RouteLoader loader;
    private final List<AiToolComponent> components;
    private final List<Retired> retired = new ArrayList<>();

    RetiringRoutes(RouteLoader loader, List<AiToolComponent> components) {
        this.loader = loader;
        this.components = List.copyOf(components);
    }

    /** Adds routes that no new call can reach. */
    void add(Set<String> routes) {
        if (!routes.isEmpty()) {
            CompletableFuture<?>[] calls = components.stream()
                    .map(component -> component.calls().ended())
                    .toArray(CompletableFuture[]::new);
            retired.add(new Retired(routes, CompletableFuture.allOf(calls)));
        }
    }

    /** Removes the routes without calls in flight. */
    void removeDone() {
        retired.removeIf(old -> {
            boolean done = old.calls().isDone();
            if (done) {
                loader.removeRoutes(old.routes());
            }
            return done;
        });
    }
}
