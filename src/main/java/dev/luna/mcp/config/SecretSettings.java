package dev.luna.mcp.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the secret values among settings and environment variables. Stateless. */
final class SecretSettings {

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(token|secret|password|passwd|key)", Pattern.CASE_INSENSITIVE);

    private SecretSettings() {}

    /** The values whose name ends in token, secret, password, passwd or key. */
    static Stream<String> byName(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> SECRET_NAME.matcher(variable.getKey()).matches())
                .map(variable -> variable.getValue().strip())
                .filter(value -> !value.isEmpty());
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
