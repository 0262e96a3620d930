package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.TransactionalRegistry;
import dev.luna.mcp.tool.block.BlockComponent;
import dev.luna.mcp.tool.check.ClientRules;
import dev.luna.mcp.tool.check.YamlValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The active tool routes, file by file. New versions start beside the old ones; then all changes are exposed
 * atomically, and the old routes end after their last call. A file that does not load keeps its last good version
 * active, and the registry has its load error. The Camel context must be started. Thread-safe.
 */
public final class ToolRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRoutes.class);

    private final RouteLoader loader;
    private final LoadFailureAnalyzer analyzer;
    private final ToolRegistry registry;
    private final List<TransactionalRegistry<?>> registries;
    private final Map<Path, LoadedFile> active = new HashMap<>();
    private final Map<Path, RouteFile> seen = new HashMap<>();
    private final Map<Path, Diagnostic> loadErrors = new HashMap<>();
    private final RetiringRoutes retiring;

    public ToolRoutes(CamelContext context) {
        this(context, false);
    }

    /** Creates an instance for validation: routes that run by themselves are not started. */
    static ToolRoutes forValidation(CamelContext context) {
        return new ToolRoutes(context, true);
    }

    private ToolRoutes(CamelContext context, boolean validateOnly) {
        this.loader = new RouteLoader(context, validateOnly);
        this.analyzer = new LoadFailureAnalyzer(context);
        this.registry = context.getComponent("ai-tool", AiToolComponent.class).registry();
        List<AiToolComponent> components = Stream.of("ai-resource", "ai-prompt", "ai-tool")
                .map(scheme -> context.getComponent(scheme, AiToolComponent.class))
                .toList();
        this.retiring = new RetiringRoutes(loader, components);
        Component direct = context.getComponent("direct");
        BlockComponent blocks = context.getComponent("block", BlockComponent.class);
        this.registries = Stream.concat(
                        Stream.of(((ReplaceableDirectComponent) direct).consumers(), blocks.blocks()),
                        components.stream()
                                .map(component -> component.registry().entries()))
                .toList();
    }

    /** Makes these files, and no others, active. */
    synchronized ReloadResult serve(List<RouteFile> files) {
        removeRetired();
        Map<Path, RouteFile> present = files.stream()
                .collect(Collectors.toMap(RouteFile::path, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Set<RouteFile> gone = new HashSet<>(seen.values());
        gone.removeIf(file -> present.containsKey(file.path()));
        List<RouteFile> changed = toLoad(present, gone);
        ReloadResult outcome = changed.isEmpty() && gone.isEmpty()
                ? new ReloadResult(List.of(), List.of(), List.of(), List.of())
                : replace(gone, changed);
        seen.keySet().retainAll(present.keySet());
        seen.putAll(present);
        registry.setBuiltInRoutes(active.values().stream()
                .filter(loaded -> loaded.file().isBuiltIn())
                .flatMap(loaded -> loaded.routes().stream())
                .collect(Collectors.toSet()));
        registry.setLoadErrors(present.keySet().stream()
                .filter(loadErrors::containsKey)
                .map(loadErrors::get)
                .toList());
        return outcome;
    }

    /** The load error of a file, if its current version could not be loaded. */
    synchronized Optional<Diagnostic> loadError(RouteFile file) {
        return Optional.ofNullable(loadErrors.get(file.path()));
    }

    /** The ids of the active routes of a file. */
    synchronized Set<String> routeIds(RouteFile file) {
        LoadedFile loaded = active.get(file.path());
        return loaded == null ? Set.of() : loaded.routes();
    }

    /** The restrictions of known clients that the active tools of a file do not respect. */
    synchronized List<Diagnostic> warnings(RouteFile file) {
        return registry.tools(routeIds(file)).stream()
                .flatMap(tool -> ClientRules.findings(tool).stream()
                        .map(finding -> new Diagnostic(
                                file.name(),
                                file.isYaml() ? YamlValidator.line(file.text(), finding) : 1,
                                tool.name() + ": " + finding)))
                .toList();
    }

    /** Loads the files of directories once. */
    public void load(RouteDirectories directories) {
        serve(directories.read()).warned().forEach(warning -> LOG.warn("Some clients refuse this: {}", warning));
    }

    /**
     * The files to load: changed files, files that failed before and, if others depend on a changed file, all files,
     * with those first.
     */
    private List<RouteFile> toLoad(Map<Path, RouteFile> present, Set<RouteFile> gone) {
        List<RouteFile> changed = present.values().stream()
                .filter(file -> !file.equals(seen.get(file.path())))
                .toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return List.of();
        }
        boolean shared = Stream.concat(
                        Stream.concat(changed.stream(), gone.stream()),
                        changed.stream()
                                .map(RouteFile::path)
                                .filter(seen::containsKey)
                                .map(seen::get))
                .anyMatch(RouteFile::isShared);
        return present.values().stream()
                .filter(file -> shared || changed.contains(file) || loadErrors.containsKey(file.path()))
                .sorted(Comparator.comparing(RouteFile::isShared).reversed())
                .toList();
    }

    private ReloadResult replace(Set<RouteFile> gone, List<RouteFile> changed) {
        Map<Path, Diagnostic> before = Map.copyOf(loadErrors);
        gone.forEach(file -> loadErrors.remove(file.path()));
        List<LoadedFile> removed = gone.stream()
                .map(file -> active.get(file.path()))
                .filter(Objects::nonNull)
                .toList();
        ReloadTransaction transaction = new ReloadTransaction(loader, registries, removed, active);
        List<RouteFile> pending = changed;
        while (!transaction.attempt(pending)) {
            Set<Path> failed = transaction.failures().keySet();
            pending = pending.stream()
                    .filter(file -> !failed.contains(file.path()))
                    .toList();
        }
        List<LoadedFile> retired = transaction.commit();
        retiring.add(retired, transaction.failures().keySet().stream().anyMatch(active::containsKey));
        removed.forEach(file -> active.remove(file.file().path()));
        List<String> loaded = new ArrayList<>();
        List<Diagnostic> failed = new ArrayList<>();
        List<Diagnostic> warned = new ArrayList<>();
        for (RouteFile file : changed) {
            Throwable failure = transaction.failures().get(file.path());
            if (failure == null) {
                loaded.add(file.name());
                loadErrors.remove(file.path());
                warned.addAll(warnings(file));
                continue;
            }
            Diagnostic loadError = analyzer.of(file, failure);
            loadErrors.put(file.path(), loadError);
            boolean saved = !file.equals(seen.get(file.path()));
            if (saved || !loadError.equals(before.get(file.path()))) {
                failed.add(loadError);
            }
        }
        return new ReloadResult(
                loaded, gone.stream().map(RouteFile::name).sorted().toList(), failed, warned);
    }

    /** Removes the replaced routes without calls in flight. */
    synchronized void removeRetired() {
        retiring.removeDone();
    }
}
