package dev.luna.mcp.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one run, {@code luna.*} and {@code camel.*}. Each source overrides the one before: the defaults in the
 * jar, {@code application.properties}, {@code .env}, the environment, the command line. Immutable.
 */
public final class Settings {

    private static final String DEFAULTS = "/dev/luna/mcp/defaults.properties";

    /** The names that the original server's users know. */
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "AUTH_TOKEN", "luna.auth-token",
            "GITHUB_TOKEN", "luna.github-token",
            "GITHUB_API_URL", "luna.github-api-url",
            "LUNA_SANDBOX", "luna.exec.sandbox",
            "MY_NUMBER", "luna.my-number",
            "NGROK_TOKEN", "luna.ngrok-token",
            "PORT", "luna.port");

    /** Variables that other programs read as well, in capitals or not; in small letters they win, as for curl. */
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern DURATION = Pattern.compile("0|(\\d{1,9}(ms|[smhd]))+");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    /** How settings and variables are called whose values nobody must see. */
    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|password|passwd|key)", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> values;
    private final Set<String> secrets;
    private final boolean tokenGenerated;

    private Settings(Map<String, String> values, Set<String> otherSecrets) {
        Map<String, String> all = new TreeMap<>(values);
        this.tokenGenerated = all.getOrDefault("luna.auth-token", "").isBlank();
        if (tokenGenerated) {
            all.put("luna.auth-token", randomToken());
        }
        this.values = Map.copyOf(all);
        Set<String> known = new HashSet<>(otherSecrets);
        known.addAll(secrets(all));
        for (String key : List.of("luna.outbound.http-proxy", "luna.outbound.https-proxy")) {
            ProxyAddress.parse(key, all.get(key)).stream()
                    .flatMap(ProxyAddress::secrets)
                    .forEach(known::add);
        }
        this.secrets = Set.copyOf(known);
    }

    private static Set<String> secrets(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank()
                        && SECRET_NAME.matcher(variable.getKey()).matches())
                .map(variable -> variable.getValue().strip())
                .collect(Collectors.toSet());
    }

    /**
     * Gathers the settings from all sources.
     *
     * @param home where {@code application.properties}, {@code .env} and, unless they are set to absolute paths, the
     *     workspace and the audit log are
     * @param environment the environment variables
     * @param commandLine what the command line says, by setting
     * @throws IllegalArgumentException if a file cannot be understood, or a setting is not of the kind it must be
     */
    public static Settings load(Path home, Map<String, String> environment, Map<String, String> commandLine) {
        Map<String, String> values = new HashMap<>(defaults());
        Map<String, String> own = properties(home.resolve("application.properties"));
        Set<String> known = new HashSet<>(values.keySet());
        // An empty one has no value, but a name that variables can give one.
        known.addAll(own.keySet());
        own.forEach((key, value) -> {
            if (!value.isEmpty()) {
                values.put(key, value);
            }
        });
        Map<String, String> dotenv = dotenv(home, environment);
        values.putAll(named(dotenv, known));
        values.putAll(named(environment, known));
        values.putAll(commandLine);
        requireKinds(values);
        values.putIfAbsent("luna.home", home.toAbsolutePath().normalize().toString());
        for (String path : List.of("luna.workspace", "luna.audit.file")) {
            values.computeIfPresent(
                    path,
                    (key, value) -> value.isEmpty()
                            ? value
                            : home.toAbsolutePath().resolve(value).normalize().toString());
        }
        Set<String> secrets = new HashSet<>(secrets(dotenv));
        secrets.addAll(secrets(environment));
        return new Settings(values, secrets);
    }

    /** What is a whole number, a duration, or true or false, by default is that always. */
    private static void requireKinds(Map<String, String> values) {
        defaults().forEach((key, standard) -> {
            require(WHOLE_NUMBER, "a whole number such as " + standard, key, standard, values.get(key));
            require(DURATION, "a duration such as " + standard, key, standard, values.get(key));
            require(TRUE_OR_FALSE, "true or false", key, standard, values.get(key));
        });
    }

    private static void require(Pattern kind, String expected, String key, String standard, String value) {
        if (kind.matcher(standard).matches() && !kind.matcher(value).matches()) {
            throw new IllegalArgumentException(key + " must be " + expected + ", not '" + value + "'.");
        }
    }

    private static Map<String, String> defaults() {
        try (InputStream in = Settings.class.getResourceAsStream(DEFAULTS)) {
            Properties properties = new Properties();
            properties.load(in);
            return asMap(properties);
        } catch (IOException e) {
            throw new IllegalStateException("the defaults are missing in the jar", e);
        }
    }

    private static Map<String, String> properties(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return asMap(properties);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read (" + e + ").");
        }
    }

    private static Map<String, String> asMap(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> properties.getProperty(key).strip()));
    }

    private static Map<String, String> dotenv(Path home, Map<String, String> environment) {
        Path file = home.resolve(".env");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return new DotenvParser(Files.readString(file), environment).parse();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", " + e.getMessage() + ". Each line is NAME=value, or begins with #.");
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not written in UTF-8.");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read (" + e + ").");
        }
    }

    /** Those variables that name a setting and are not empty, by the setting; the short name wins over the long one. */
    private static Map<String, String> named(Map<String, String> variables, Set<String> known) {
        Map<String, String> named = new HashMap<>();
        known.stream().filter(key -> key.startsWith("luna.")).forEach(key -> {
            String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            if (!variables.getOrDefault(variable, "").isBlank()) {
                named.put(key, variables.get(variable).strip());
            }
        });
        SHORT_NAMES.forEach((variable, key) -> {
            if (!variables.getOrDefault(variable, "").isBlank()) {
                named.put(key, variables.get(variable).strip());
            }
        });
        PROXIES.forEach(variable -> Stream.of(variable, variable.toLowerCase(Locale.ROOT))
                .map(name -> variables.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .forEach(value -> named.put(
                        "luna.outbound." + variable.toLowerCase(Locale.ROOT).replace('_', '-'), value)));
        return named;
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The version of this build. */
    public static String version() {
        return defaults().get("luna.version");
    }

    /** A setting that is known to have a default. */
    public String get(String key) {
        return values.get(key);
    }

    /** Whether nobody set a token and this run has one of its own. */
    public boolean isTokenGenerated() {
        return tokenGenerated;
    }

    /**
     * The values that nobody must see: of every setting, environment variable and line of {@code .env} whose name ends in
     * token, secret, password or key, and the passwords in the URLs of proxies.
     */
    public Set<String> secrets() {
        return secrets;
    }

    /** All settings. */
    public Map<String, String> asMap() {
        return values;
    }
}
