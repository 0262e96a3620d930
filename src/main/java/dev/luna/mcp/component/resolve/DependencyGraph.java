package dev.luna.mcp.component.resolve;

import dev.luna.mcp.component.Coordinates;
import dev.luna.mcp.component.ServerContents;
import dev.luna.mcp.component.VersionConflict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** Which jars the requested components need besides the server, and of which libraries they need other versions. */
final class DependencyGraph {

    private final ServerContents server;
    private final Map<Coordinates, Set<String>> jars = new TreeMap<>();
    private final Set<VersionConflict> conflicts = new LinkedHashSet<>();

    /** @param root the root of the graph; its children are the requested components */
    DependencyGraph(ServerContents server, DependencyNode root) {
        this.server = server;
        for (DependencyNode component : root.getChildren()) {
            visit(component, coordinates(component.getArtifact()).key(), null, new LinkedHashSet<>());
        }
    }

    /** The jars, with the keys of the components that need them. */
    Map<Coordinates, Set<String>> jars() {
        return jars;
    }

    /** The libraries of which the chosen version may not do. */
    List<VersionConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private void visit(DependencyNode node, String component, Coordinates user, Set<DependencyNode> path) {
        DependencyNode winner = (DependencyNode) node.getData().get(ConflictResolver.NODE_DATA_WINNER);
        DependencyNode used = winner == null ? node : winner;
        if (!used.getArtifact().getExtension().equals("jar") || !path.add(used)) {
            return;
        }
        Coordinates jar = coordinates(used.getArtifact());
        if (user != null) {
            note(node, jar, user);
        }
        if (server.find(jar.key()).isEmpty()) {
            // A second visit for the same component would find nothing new.
            if (jars.computeIfAbsent(jar, key -> new TreeSet<>()).add(component)) {
                used.getChildren().forEach(child -> visit(child, component, jar, path));
            }
        }
        path.remove(used);
    }

    private void note(DependencyNode node, Coordinates used, Coordinates user) {
        String declared = DependencyManagerUtils.getPremanagedVersion(node);
        String needed = declared == null ? node.getArtifact().getVersion() : declared;
        Coordinates library = new Coordinates(used.group(), used.artifact(), used.classifier(), needed);
        VersionConflict conflict = new VersionConflict(library, user);
        if (conflict.isReal(used.version())) {
            conflicts.add(conflict);
        }
    }

    private static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                artifact.getGroupId(), artifact.getArtifactId(), artifact.getClassifier(), artifact.getVersion());
    }
}
