package dev.luna.mcp.component.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Locations of Maven's files.
 *
 * @param home the home directory of the user
 * @param environment the environment variables
 * @param settings the settings of the user; empty for {@code ~/.m2/settings.xml}
 * @param proxies the proxies if those settings have none
 */
public record MavenFiles(Path home, Map<String, String> environment, Optional<Path> settings, FallbackProxies proxies) {

    public MavenFiles {
        environment = Map.copyOf(environment);
    }

    Optional<Path> userSettings() {
        return settings.or(() -> Optional.of(home.resolve(".m2/settings.xml")).filter(Files::isRegularFile));
    }

    /** The settings of the Maven that MAVEN_HOME or M2_HOME names, if there is one. */
    Optional<Path> globalSettings() {
        return Stream.of("MAVEN_HOME", "M2_HOME")
                .map(environment::get)
                .filter(directory -> directory != null && !directory.isBlank())
                .map(directory -> Path.of(directory, "conf", "settings.xml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    Path securitySettings() {
        return home.resolve(".m2/settings-security.xml");
    }

    /** @param configured the directory in the settings, or null */
    Path localRepository(String configured) {
        String chosen = System.getProperty("maven.repo.local", configured);
        return chosen == null || chosen.isBlank() ? home.resolve(".m2/repository") : Path.of(chosen);
    }
}
