package dev.luna.mcp.component.resolve;

import dev.luna.mcp.component.ComponentException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/**
 * The owner's Maven settings, with decrypted passwords.
 *
 * @param repositories the repositories of the active profiles
 */
record MavenSettings(
        Path localRepository,
        List<Repository> repositories,
        List<Mirror> mirrors,
        List<Proxy> proxies,
        List<Server> servers,
        boolean offline) {

    private static final Logger LOG = LoggerFactory.getLogger(MavenSettings.class);

    /**
     * Reads the settings.
     *
     * @throws ComponentException if a file of settings cannot be used
     */
    static MavenSettings read(MavenFiles files) {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setSystemProperties(System.getProperties());
        files.globalSettings().ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
        files.userSettings().ifPresent(file -> request.setUserSettingsFile(file.toFile()));
        try {
            Settings settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
            dispatcher.setConfigurationFile(files.securitySettings().toString());
            SettingsDecryptionResult decrypted =
                    new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
            decrypted.getProblems().forEach(problem -> LOG.warn("Maven settings: {}", problem.getMessage()));
            List<Proxy> active =
                    decrypted.getProxies().stream().filter(Proxy::isActive).toList();
            return new MavenSettings(
                    files.localRepository(settings.getLocalRepository()),
                    activeProfiles(settings)
                            .flatMap(profile -> profile.getRepositories().stream())
                            .toList(),
                    settings.getMirrors(),
                    active.isEmpty() ? files.proxies().asMaven() : active,
                    decrypted.getServers(),
                    settings.isOffline());
        } catch (SettingsBuildingException e) {
            throw new ComponentException("the Maven settings cannot be used: " + e.getMessage(), e);
        }
    }

    /** Profiles that are named as active or are active by default; a profile for a project cannot be. */
    private static Stream<Profile> activeProfiles(Settings settings) {
        Set<String> names = new LinkedHashSet<>(settings.getActiveProfiles());
        settings.getProfiles().stream()
                .filter(profile -> profile.getActivation() != null
                        && profile.getActivation().isActiveByDefault())
                .map(Profile::getId)
                .forEach(names::add);
        return names.stream().map(settings.getProfilesAsMap()::get).filter(Objects::nonNull);
    }
}
