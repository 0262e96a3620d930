package dev.luna.mcp.component.resolve;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.RepositoryPolicy;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.graph.manager.DependencyManagerUtils;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.JreProxySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/**
 * Maven's resolver with the owner's settings.
 *
 * @param repositories the repositories to ask, with their mirrors, proxies and credentials
 */
record MavenSession(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
        implements AutoCloseable {

    private static final String CENTRAL = "central";
    private static final String CENTRAL_URL = "https://repo.maven.apache.org/maven2";

    /** Opens a session. */
    static MavenSession open(MavenSettings settings, boolean offline) {
        RepositorySystem system = new RepositorySystemSupplier().get();
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setSystemProperties(System.getProperties());
        session.setConfigProperties(System.getProperties());
        session.setOffline(offline || settings.offline());
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(
                session, new LocalRepository(settings.localRepository().toFile())));
        mirrors(session, settings);
        proxies(session, settings);
        credentials(session, settings);
        // A file that is not what its repository says it is must not be used, whatever the settings say.
        session.setChecksumPolicy(org.eclipse.aether.repository.RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        // Code comes from the repositories of the owner only, not from those that some POM names.
        session.setIgnoreArtifactDescriptorRepositories(true);
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        // Keeps in the graph which versions were asked for.
        session.setConfigProperty(DependencyManagerUtils.CONFIG_PROP_VERBOSE, true);
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
        return new MavenSession(
                system, session, system.newResolutionRepositories(session, repositories(settings.repositories())));
    }

    private static void mirrors(DefaultRepositorySystemSession session, MavenSettings settings) {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        settings.mirrors()
                .forEach(mirror -> mirrors.add(
                        mirror.getId(),
                        mirror.getUrl(),
                        mirror.getLayout(),
                        false,
                        mirror.isBlocked(),
                        mirror.getMirrorOf(),
                        mirror.getMirrorOfLayouts()));
        session.setMirrorSelector(mirrors);
    }

    private static void proxies(DefaultRepositorySystemSession session, MavenSettings settings) {
        if (settings.proxies().isEmpty()) {
            session.setProxySelector(new JreProxySelector());
            return;
        }
        DefaultProxySelector proxies = new DefaultProxySelector();
        settings.proxies()
                .forEach(proxy -> proxies.add(
                        new Proxy(
                                proxy.getProtocol(),
                                proxy.getHost(),
                                proxy.getPort(),
                                new AuthenticationBuilder()
                                        .addUsername(proxy.getUsername())
                                        .addPassword(proxy.getPassword())
                                        .build()),
                        proxy.getNonProxyHosts()));
        session.setProxySelector(proxies);
    }

    private static void credentials(DefaultRepositorySystemSession session, MavenSettings settings) {
        DefaultAuthenticationSelector credentials = new DefaultAuthenticationSelector();
        settings.servers()
                .forEach(server -> credentials.add(
                        server.getId(),
                        new AuthenticationBuilder()
                                .addUsername(server.getUsername())
                                .addPassword(server.getPassword())
                                .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
                                .build()));
        session.setAuthenticationSelector(credentials);
    }

    private static List<RemoteRepository> repositories(List<Repository> configured) {
        List<RemoteRepository> repositories = new ArrayList<>();
        if (configured.stream().noneMatch(repository -> CENTRAL.equals(repository.getId()))) {
            repositories.add(new RemoteRepository.Builder(CENTRAL, "default", CENTRAL_URL)
                    .setSnapshotPolicy(policy(false))
                    .build());
        }
        configured.forEach(repository -> repositories.add(
                new RemoteRepository.Builder(repository.getId(), repository.getLayout(), repository.getUrl())
                        .setReleasePolicy(policy(isEnabled(repository.getReleases())))
                        .setSnapshotPolicy(policy(isEnabled(repository.getSnapshots())))
                        .build()));
        return repositories;
    }

    private static boolean isEnabled(RepositoryPolicy policy) {
        return policy == null || policy.isEnabled();
    }

    private static org.eclipse.aether.repository.RepositoryPolicy policy(boolean enabled) {
        return new org.eclipse.aether.repository.RepositoryPolicy(
                enabled,
                org.eclipse.aether.repository.RepositoryPolicy.UPDATE_POLICY_DAILY,
                org.eclipse.aether.repository.RepositoryPolicy.CHECKSUM_POLICY_FAIL);
    }

    @Override
    public void close() {
        system.shutdown();
    }
}
