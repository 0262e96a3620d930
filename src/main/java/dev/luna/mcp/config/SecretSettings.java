package dev.luna.mcp.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the secret values among settings and environment variables. Stateless. */
final class SecretSettings {

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|password|passwd|key)", Pattern.CASE_INSENSITIVE);

    /** An empty value, or one that Camel replaces by that of another setting. */
    private static final Pattern PLACEHOLDER = Pattern.compile("|\\{\\{[^{}]*}}");

    private SecretSettings() {}

    /** The values whose name ends in token, secret, password, passwd or key. */
    static Stream<String> byName(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> SECRET_NAME.matcher(variable.getKey()).matches())
                .map(variable -> variable.getValue().strip())
                .filter(value -> !value.isEmpty());
    }

    /** The names of the settings that hold a secret, not only a placeholder such as <code>{{shop.password}}</code>; sorted. */
    static List<String> names(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> SECRET_NAME.matcher(setting.getKey()).matches())
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
