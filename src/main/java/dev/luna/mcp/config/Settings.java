package dev.luna.mcp.config;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one run, {@code luna.*} and {@code camel.*}. Each source overrides the one before: the defaults in the
 * jar, {@code application.properties}, {@code .env}, the environment, the command line. Immutable.
 */
public final class Settings {

    private static final String AUTH_TOKEN = "luna.auth-token";
    private static final int TOKEN_BYTES = 24;

    /** The settings that are paths, relative to the directory of the settings. */
    private static final List<String> PATHS = List.of(
            "luna.workspace",
            "luna.lib",
            "luna.audit.file",
            "luna.connections.file",
            "luna.tokens.file",
            "luna.tls.certificate",
            "luna.tls.key");

    private final Map<String, String> values;
    private final Set<String> secrets;
    private final boolean tokenGenerated;

    private Settings(Map<String, String> values, Set<String> secrets, boolean tokenGenerated) {
        this.values = Map.copyOf(values);
        this.secrets = Set.copyOf(secrets);
        this.tokenGenerated = tokenGenerated;
    }

    /**
     * Collects the settings from all sources.
     *
     * @param directory the directory of {@code application.properties} and {@code .env}; relative paths of the settings
     *     are below it
     * @param environment the environment variables
     * @param commandLine the settings given on the command line
     * @throws IllegalArgumentException if a file cannot be read, or a setting does not have the type of its default
     */
    public static Settings load(Path directory, Map<String, String> environment, Map<String, String> commandLine) {
        Map<String, String> defaults = SettingsFiles.defaults();
        Map<String, String> properties = SettingsFiles.properties(directory);
        Map<String, String> dotenv = SettingsFiles.dotenv(directory, environment);
        // An empty property has no value, but environment variables can set it, as it is declared.
        Set<String> known = new HashSet<>(defaults.keySet());
        known.addAll(properties.keySet());
        Map<String, String> values = new HashMap<>(defaults);
        properties.forEach((key, value) -> {
            if (!value.isEmpty()) {
                values.put(key, value);
            }
        });
        values.putAll(new EnvironmentVariables(dotenv).settings(known));
        values.putAll(new EnvironmentVariables(environment).settings(known));
        values.putAll(commandLine);
        SettingType.requireTypes(defaults, values);
        resolvePaths(values, directory.toAbsolutePath());
        boolean tokenGenerated = values.getOrDefault(AUTH_TOKEN, "").isBlank();
        if (tokenGenerated) {
            values.put(AUTH_TOKEN, randomToken());
        }
        Set<String> secrets = Stream.of(values, dotenv, environment)
                .flatMap(SecretSettings::byName)
                .collect(Collectors.toCollection(HashSet::new));
        SecretSettings.ofProxies(values).forEach(secrets::add);
        return new Settings(values, secrets, tokenGenerated);
    }

    private static void resolvePaths(Map<String, String> values, Path directory) {
        values.putIfAbsent("luna.home", directory.normalize().toString());
        for (String key : PATHS) {
            values.computeIfPresent(
                    key,
                    (name, path) -> path.isEmpty()
                            ? path
                            : directory.resolve(path).normalize().toString());
        }
    }

    private static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The version of this build. */
    public static String version() {
        return SettingsFiles.defaults().get("luna.version");
    }

    /**
     * The names of the settings in {@code application.properties} that hold a secret; sorted.
     *
     * @param directory the directory of the file
     * @throws IllegalArgumentException if it cannot be read
     */
    public static List<String> secretsOfProperties(Path directory) {
        return SecretSettings.names(SettingsFiles.properties(directory));
    }

    /** The value of a setting that has a default. */
    public String get(String key) {
        return values.get(key);
    }

    /** Returns true if no source sets a token, so that this run has a random one. */
    public boolean isTokenGenerated() {
        return tokenGenerated;
    }

    /** Returns true if this run has a random token that clients need. With OAuth they need none, and nobody gets to know it. */
    public boolean isTokenForClients() {
        return tokenGenerated && values.get("luna.oauth.issuer").isBlank();
    }

    /**
     * The values that must not be shown: of every setting, environment variable and line of {@code .env} whose name ends in
     * token, secret, password, passwd or key, and the passwords in the URLs of proxies.
     */
    public Set<String> secrets() {
        return secrets;
    }

    /** All settings. */
    public Map<String, String> asMap() {
        return values;
    }
}
