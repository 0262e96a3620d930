package dev.luna.mcp.component.resolve;

import dev.luna.mcp.component.CamelArtifacts;
import dev.luna.mcp.component.ComponentException;
import dev.luna.mcp.component.ComponentLock;
import dev.luna.mcp.component.Coordinates;
import dev.luna.mcp.component.LockedJar;
import dev.luna.mcp.component.ServerContents;
import dev.luna.mcp.digest.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;

/** Resolves components with all they need, without what the server contains, and downloads them to the local repository. */
public final class ComponentResolver implements AutoCloseable {

    private static final String CAMEL = "org.apache.camel";

    private final MavenSession maven;
    private final ServerContents server;

    /**
     * @param files where the Maven settings are
     * @param offline true to use only what the local repository has
     * @throws ComponentException if the Maven settings cannot be used
     */
    public ComponentResolver(MavenFiles files, boolean offline, ServerContents server) {
        this.maven = MavenSession.open(MavenSettings.read(files), offline);
        this.server = server;
    }

    /**
     * Completes a name: {@code camel-sql}, or {@code sql} for short, is of the server's Camel, {@code group:artifact} is its newest release.
     *
     * @throws ComponentException if there is no such artifact
     */
    public Coordinates coordinates(String name) {
        String[] parts = name.split(":", -1);
        if (parts.length == 1) {
            return new Coordinates(CAMEL, CamelArtifacts.load().require(name), "", server.camelVersion());
        }
        if (parts.length == 2) {
            return server.find(name).orElseGet(() -> newest(parts[0], parts[1]));
        }
        return Coordinates.parse(name);
    }

    /** The version of a component to use now: a component of Camel has the version of the server's Camel. */
    public Coordinates current(Coordinates component) {
        return component.group().equals(CAMEL)
                ? new Coordinates(CAMEL, component.artifact(), component.classifier(), server.camelVersion())
                : component;
    }

    private Coordinates newest(String group, String artifact) {
        if (group.equals(CAMEL)) {
            return new Coordinates(group, artifact, "", server.camelVersion());
        }
        return new Coordinates(group, artifact, "", new Releases(maven).newest(group, artifact));
    }

    /**
     * Resolves components together, so that they share one version of each library.
     *
     * @throws ComponentException if something cannot be found or downloaded
     */
    public Resolution resolve(List<Coordinates> components) {
        List<Coordinates> inServer = components.stream()
                .filter(component -> server.find(component.key()).isPresent())
                .toList();
        List<Coordinates> requested = components.stream()
                .filter(component -> !inServer.contains(component))
                .distinct()
                .toList();
        try {
            DependencyGraph graph = new DependencyGraph(server, collect(requested));
            Map<Coordinates, Path> files = download(List.copyOf(graph.jars().keySet()));
            List<LockedJar> jars = new ArrayList<>();
            for (Map.Entry<Coordinates, Set<String>> jar : graph.jars().entrySet()) {
                jars.add(new LockedJar(jar.getKey(), Sha256.ofFile(files.get(jar.getKey())), jar.getValue()));
            }
            return new Resolution(new ComponentLock(jars, graph.conflicts()), files, inServer);
        } catch (RepositoryException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new ComponentException("a downloaded jar cannot be read (" + e + ")", e);
        }
    }

    private DependencyNode collect(List<Coordinates> requested) throws RepositoryException {
        CollectRequest request = new CollectRequest();
        request.setRepositories(maven.repositories());
        requested.forEach(component -> request.addDependency(new Dependency(artifact(component), "runtime")));
        // The server's own versions first: its classes are the ones that are used.
        server.all().forEach(own -> request.addManagedDependency(new Dependency(artifact(own), "compile")));
        camelVersions().forEach(request::addManagedDependency);
        return maven.system().collectDependencies(maven.session(), request).getRoot();
    }

    private List<Dependency> camelVersions() throws RepositoryException {
        ArtifactDescriptorRequest bom = new ArtifactDescriptorRequest(
                new DefaultArtifact(CAMEL, "camel-bom", "pom", server.camelVersion()), maven.repositories(), null);
        return maven.system().readArtifactDescriptor(maven.session(), bom).getManagedDependencies().stream()
                .filter(managed -> server.find(managed.getArtifact().getGroupId() + ":"
                                + managed.getArtifact().getArtifactId())
                        .isEmpty())
                .toList();
    }

    /**
     * Downloads jars to the local repository, unless it has them.
     *
     * @throws ComponentException if one cannot be had
     */
    public Map<Coordinates, Path> download(List<Coordinates> jars) {
        List<ArtifactRequest> requests = jars.stream()
                .map(jar -> new ArtifactRequest(artifact(jar), maven.repositories(), null))
                .toList();
        Map<Coordinates, Path> files = new LinkedHashMap<>();
        try {
            List<ArtifactResult> results = maven.system().resolveArtifacts(maven.session(), requests);
            for (int i = 0; i < jars.size(); i++) {
                files.put(jars.get(i), results.get(i).getArtifact().getFile().toPath());
            }
        } catch (RepositoryException e) {
            throw failure(e);
        }
        return files;
    }

    private static Artifact artifact(Coordinates jar) {
        return new DefaultArtifact(jar.group(), jar.artifact(), jar.classifier(), "jar", jar.version());
    }

    private static ComponentException failure(RepositoryException e) {
        return new ComponentException(e.getMessage(), e);
    }

    @Override
    public void close() {
        maven.close();
    }
}
