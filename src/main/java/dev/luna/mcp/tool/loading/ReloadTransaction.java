package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.TransactionalRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One change of the files that serve: tries to load new versions beside the old ones, and exposes them all at once. To be used
 * once, by one thread.
 */
final class ReloadTransaction {

    private final RouteLoader loader;
    private final List<TransactionalRegistry<?>> registries;
    private final List<LoadedFile> removed;
    private final Map<Path, LoadedFile> serving;
    private final Map<Path, LoadedFile> loaded = new HashMap<>();
    private final Map<Path, Throwable> failures = new HashMap<>();

    /**
     * @param removed the files that are gone
     * @param serving the files that serve; changed by {@link #commit()} only
     */
    ReloadTransaction(
            RouteLoader loader,
            List<TransactionalRegistry<?>> registries,
            List<LoadedFile> removed,
            Map<Path, LoadedFile> serving) {
        this.loader = loader;
        this.registries = registries;
        this.removed = removed;
        this.serving = serving;
    }

    /**
     * Loads files. One that fails keeps its old version.
     *
     * @return false if that version's name has been taken by another file meanwhile: then nothing was loaded, and another
     *     attempt may be made without those that failed
     */
    boolean attempt(List<RouteFile> files) {
        registries.forEach(TransactionalRegistry::begin);
        List<LoadedFile> old = old(files);
        old.forEach(this::retire);
        removed.forEach(this::retire);
        boolean whole = true;
        for (RouteFile file : files) {
            try {
                loaded.put(file.path(), loader.load(file));
            } catch (Exception | LinkageError | StackOverflowError e) {
                // The errors are those of a class that a route in Java lacks, and of YAML that is nested too deeply.
                failures.put(file.path(), e);
                LoadedFile last = serving.get(file.path());
                whole &= last == null || unretire(last);
            }
        }
        if (!whole) {
            undo(old);
        }
        return whole;
    }

    /** Why files could not be loaded. */
    Map<Path, Throwable> failures() {
        return failures;
    }

    /** Exposes what the last attempt loaded; gives the routes that this replaces or removes. */
    Set<String> commit() {
        registries.forEach(TransactionalRegistry::commit);
        Set<String> left = new LinkedHashSet<>();
        removed.forEach(file -> left.addAll(file.routes()));
        loaded.forEach((path, file) -> {
            LoadedFile last = serving.put(path, file);
            if (last != null) {
                left.addAll(last.routes());
            }
        });
        return left;
    }

    private List<LoadedFile> old(List<RouteFile> files) {
        return files.stream()
                .map(RouteFile::path)
                .filter(serving::containsKey)
                .map(serving::get)
                .toList();
    }

    private void retire(LoadedFile file) {
        loader.pause(file);
        loader.removeShared(file);
        registries.forEach(registry -> registry.retire(file.routes()));
    }

    private boolean unretire(LoadedFile file) {
        loader.resume(file);
        loader.addShared(file);
        boolean free = true;
        for (TransactionalRegistry<?> registry : registries) {
            free &= registry.unretire(file.routes());
        }
        return free;
    }

    private void undo(List<LoadedFile> old) {
        loaded.values().forEach(loader::remove);
        loaded.clear();
        List<LoadedFile> all = new ArrayList<>(old);
        all.addAll(removed);
        all.stream().filter(file -> !failures.containsKey(file.file().path())).forEach(loader::addShared);
        registries.forEach(TransactionalRegistry::rollback);
    }
}
