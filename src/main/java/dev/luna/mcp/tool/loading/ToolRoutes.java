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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tool routes that run, file by file. New versions start beside the old ones; then all that changed is exposed at once,
 * and the old ones end with their last call. A file that does not load costs itself only: its last good version goes on
 * serving, and the registry says what is wrong. The Camel context must be started. Thread-safe.
 */
public final class ToolRoutes {

    /** Replaced routes, and the calls that may still be in them. */
    private record RetiringRoutes(Set<String> routes, CompletableFuture<Void> calls) {}

    private static final Logger LOG = LoggerFactory.getLogger(ToolRoutes.class);

    private final RouteLoader loader;
    private final LoadFailureAnalyzer diagnosis;
    private final ToolRegistry registry;
    private final List<AiToolComponent> components;
    private final List<TransactionalRegistry<?>> registries;
    private final Map<Path, LoadedFile> serving = new HashMap<>();
    private final Map<Path, RouteFile> seen = new HashMap<>();
    private final Map<Path, Diagnostic> refusals = new HashMap<>();
    private final List<RetiringRoutes> leaving = new ArrayList<>();

    public ToolRoutes(CamelContext context) {
        this(context, false);
    }

    /** For a look at what is wrong with files: routes that work by themselves are not started. */
    static ToolRoutes forValidation(CamelContext context) {
        return new ToolRoutes(context, true);
    }

    private ToolRoutes(CamelContext context, boolean trial) {
        this.loader = new RouteLoader(context, trial);
        this.diagnosis = new LoadFailureAnalyzer(context);
        this.registry = context.getComponent("ai-tool", AiToolComponent.class).registry();
        this.components = Stream.of("ai-resource", "ai-prompt", "ai-tool")
                .map(scheme -> context.getComponent(scheme, AiToolComponent.class))
                .toList();
        Component direct = context.getComponent("direct");
        BlockComponent blocks = context.getComponent("block", BlockComponent.class);
        this.registries = Stream.concat(
                        Stream.of(((ReplaceableDirectComponent) direct).consumers(), blocks.blocks()),
                        components.stream()
                                .map(component -> component.registry().entries()))
                .toList();
    }

    /** Serves these files, and no others, from now on. */
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
        registry.setLoadErrors(present.keySet().stream()
                .filter(refusals::containsKey)
                .map(refusals::get)
                .toList());
        return outcome;
    }

    /** Why a file is not served as it is written, if it is not. */
    synchronized Optional<Diagnostic> refusal(RouteFile file) {
        return Optional.ofNullable(refusals.get(file.path()));
    }

    /** The ids of the routes that run of a file. */
    synchronized Set<String> routeIds(RouteFile file) {
        LoadedFile loaded = serving.get(file.path());
        return loaded == null ? Set.of() : loaded.routes();
    }

    /** What known clients refuse in the tools of a file that serves. */
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

    /** What changed, what was broken and may be whole now, and, if others build on what changed, everything; that first. */
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
                .filter(file -> shared || changed.contains(file) || refusals.containsKey(file.path()))
                .sorted(Comparator.comparing(RouteFile::isShared).reversed())
                .toList();
    }

    private ReloadResult replace(Set<RouteFile> gone, List<RouteFile> changed) {
        Map<Path, Diagnostic> before = Map.copyOf(refusals);
        gone.forEach(file -> refusals.remove(file.path()));
        List<LoadedFile> removed = gone.stream()
                .map(file -> serving.get(file.path()))
                .filter(Objects::nonNull)
                .toList();
        ReloadTransaction replacement = new ReloadTransaction(loader, registries, removed, serving);
        List<RouteFile> pending = changed;
        while (!replacement.attempt(pending)) {
            Set<Path> failed = replacement.failures().keySet();
            pending = pending.stream()
                    .filter(file -> !failed.contains(file.path()))
                    .toList();
        }
        Set<String> left = replacement.commit();
        if (!left.isEmpty()) {
            leaving.add(new RetiringRoutes(left, callsOfNow()));
        }
        removed.forEach(file -> serving.remove(file.file().path()));
        List<String> loaded = new ArrayList<>();
        List<Diagnostic> refused = new ArrayList<>();
        List<Diagnostic> warned = new ArrayList<>();
        for (RouteFile file : changed) {
            Throwable failure = replacement.failures().get(file.path());
            if (failure == null) {
                loaded.add(file.name());
                refusals.remove(file.path());
                warned.addAll(warnings(file));
                continue;
            }
            Diagnostic refusal = diagnosis.of(file, failure);
            refusals.put(file.path(), refusal);
            boolean saved = !file.equals(seen.get(file.path()));
            if (saved || !refusal.equals(before.get(file.path()))) {
                refused.add(refusal);
            }
        }
        return new ReloadResult(
                loaded, gone.stream().map(RouteFile::name).sorted().toList(), refused, warned);
    }

    private CompletableFuture<Void> callsOfNow() {
        return CompletableFuture.allOf(components.stream()
                .map(component -> component.calls().answered())
                .toArray(CompletableFuture[]::new));
    }

    /** Removes the replaced routes that no call is in any more. */
    synchronized void removeRetired() {
        leaving.removeIf(left -> {
            if (left.calls().isDone()) {
                loader.removeRoutes(left.routes());
            }
            return left.calls().isDone();
        });
    }
}
