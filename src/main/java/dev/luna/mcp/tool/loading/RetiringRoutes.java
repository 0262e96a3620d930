package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.AiToolComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Replaced files whose routes and beans stay until the calls in flight at their replacement are finished. Not
 * thread-safe.
 */
final class RetiringRoutes {

    private record Retired(List<LoadedFile> files, boolean withBeans, CompletableFuture<Void> calls) {}

    private final RouteLoader loader;
    private final List<AiToolComponent> components;
    private final List<Retired> retired = new ArrayList<>();
    private final List<FileBeans> kept = new ArrayList<>();

    RetiringRoutes(RouteLoader loader, List<AiToolComponent> components) {
        this.loader = loader;
        this.components = List.copyOf(components);
    }

    /**
     * Adds files that no new call can reach.
     *
     * @param keepBeans true if a file of an earlier version goes on, which may use their beans; these are destroyed with
     *     the next files
     */
    void add(List<LoadedFile> files, boolean keepBeans) {
        if (!files.isEmpty()) {
            CompletableFuture<?>[] calls = components.stream()
                    .map(component -> component.calls().ended())
                    .toArray(CompletableFuture[]::new);
            retired.add(new Retired(files, !keepBeans, CompletableFuture.allOf(calls)));
        }
    }

    /** Removes the routes without calls in flight. */
    void removeDone() {
        retired.removeIf(old -> {
            boolean done = old.calls().isDone();
            if (done) {
                remove(old);
            }
            return done;
        });
    }

    private void remove(Retired old) {
        old.files().forEach(file -> {
            loader.removeRoutes(file.routes());
            kept.add(file.beans());
        });
        if (old.withBeans()) {
            kept.forEach(FileBeans::destroy);
            kept.clear();
        }
    }
}
