package dev.luna.mcp.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the secret values among settings and environment variables. Stateless. */
final class SecretSettings {

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|password|passwd|key)", Pattern.CASE_INSENSITIVE);

    /** An empty value, or one that Camel replaces by that of another setting. */
    private static final Pattern PLACEHOLDER = Pattern.compile("|\\{\\{[^{}]*}}");

    /** The setting and its variable are the path of a file, which errors have to name. */
    private static final Set<String> PATHS = Set.of("luna.tls.key", "LUNA_TLS_KEY");

    private SecretSettings() {}

    private static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches() && !PATHS.contains(name);
    }

    /** The values whose name ends in token, secret, password, passwd or key. */
    static Stream<String> byName(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> isSecret(variable.getKey()))
                .map(variable -> variable.getValue().strip())
                .filter(value -> !value.isEmpty());
    }

    /** The names of the settings that hold a secret, not only a placeholder such as <code>{{shop.password}}</code>; sorted. */
    static List<String> names(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> isSecret(setting.getKey()))
                .filter(setting -> !PLACEHOLDER.matcher(setting.getValue()).matches())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * The passwords in the URLs of proxies.
     *
     * @throws IllegalArgumentException if a proxy's URL is malformed
     */
    static Stream<String> ofProxies(Map<String, String> settings) {
        return Stream.of("luna.outbound.http-proxy", "luna.outbound.https-proxy")
                .flatMap(key -> ProxyAddress.parse(key, settings.get(key)).stream())
                .flatMap(ProxyAddress::secrets);
    }
}
