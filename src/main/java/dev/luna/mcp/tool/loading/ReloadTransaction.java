package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.TransactionalRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One atomic change of the active files: loads new versions beside the old ones and exposes them all at once. For one
 * use by one thread.
 */
final class ReloadTransaction {

    private final RouteLoader loader;
    private final List<TransactionalRegistry<?>> registries;
    private final List<LoadedFile> removed;
    private final Map<Path, LoadedFile> active;
    private final Map<Path, LoadedFile> loaded = new HashMap<>();
    private final Map<Path, Throwable> failures = new HashMap<>();

    /**
     * @param removed the deleted files
     * @param active the active files; changed only by {@link #commit()}
     */
    ReloadTransaction(
            RouteLoader loader,
            List<TransactionalRegistry<?>> registries,
            List<LoadedFile> removed,
            Map<Path, LoadedFile> active) {
        this.loader = loader;
        this.registries = registries;
        this.removed = removed;
        this.active = active;
    }

    /**
     * Loads files. A file that fails keeps its old version.
     *
     * @return false if the name of such an old version has been taken by another file: then nothing was
     *     loaded, and another attempt can be made without the files that failed
     */
    boolean attempt(List<RouteFile> files) {
        registries.forEach(TransactionalRegistry::begin);
        List<LoadedFile> old = old(files);
        old.forEach(this::retire);
        removed.forEach(this::retire);
        boolean complete = true;
        for (RouteFile file : files) {
            try {
                loaded.put(file.path(), loader.load(file));
            } catch (Exception | LinkageError | StackOverflowError e) {
                // Errors: a Java route lacks a class, or YAML is nested too deeply.
                failures.put(file.path(), e);
                LoadedFile last = active.get(file.path());
                complete &= last == null || unretire(last);
            }
        }
        if (!complete) {
            undo(old);
        }
        return complete;
    }

    /** The load failures by file. */
    Map<Path, Throwable> failures() {
        return failures;
    }

    /**
     * Exposes the files of the last attempt.
     *
     * @return the files that are replaced or removed
     */
    List<LoadedFile> commit() {
        registries.forEach(TransactionalRegistry::commit);
        List<LoadedFile> retired = new ArrayList<>(removed);
        loaded.forEach((path, file) -> {
            LoadedFile last = active.put(path, file);
            if (last != null) {
                retired.add(last);
            }
        });
        return retired;
    }

    private List<LoadedFile> old(List<RouteFile> files) {
        return files.stream()
                .map(RouteFile::path)
                .filter(active::containsKey)
                .map(active::get)
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
