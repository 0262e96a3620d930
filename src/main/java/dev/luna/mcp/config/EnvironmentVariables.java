package dev.luna.mcp.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that set settings. {@code LUNA_A_B_C} sets {@code luna.a.b-c}; some settings have a short name as well,
 * which wins. An empty variable sets nothing. Immutable.
 *
 * @param variables values by the name of the variable, of the environment or of {@code .env}
 */
record EnvironmentVariables(Map<String, String> variables) {

    /** The short names; users of the original server know most of them. */
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "AUTH_TOKEN", "luna.auth-token",
            "GITHUB_TOKEN", "luna.github-token",
            "GITHUB_API_URL", "luna.github-api-url",
            "GITHUB_OAUTH_CLIENT_ID", "luna.github-oauth-client-id",
            "GITHUB_OAUTH_CLIENT_SECRET", "luna.github-oauth-client-secret",
            "LUNA_SANDBOX", "luna.exec.sandbox",
            "MY_NUMBER", "luna.my-number",
            "NGROK_TOKEN", "luna.ngrok-token",
            "PORT", "luna.port");

    /** Variables that other programs read as well, in upper or lower case. Lower case wins, as for curl. */
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    /** Settings that have no default, because the owner chooses a part of their name. */
    private static final Pattern CREDENTIAL = Pattern.compile("LUNA_CREDENTIALS_(?<name>[A-Z0-9]+)_(?<field>[A-Z_]+)");

    /** @param known the settings that long names can set */
    Map<String, String> settings(Set<String> known) {
        Map<String, String> settings = new HashMap<>();
        known.stream()
                .filter(key -> key.startsWith("luna."))
                .forEach(key -> set(settings, key, key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
        variables.keySet().forEach(variable -> {
            Matcher credential = CREDENTIAL.matcher(variable);
            if (credential.matches()) {
                String field = credential.group("field").replace('_', '-');
                String key = "luna.credentials." + credential.group("name") + "." + field;
                set(settings, key.toLowerCase(Locale.ROOT), variable);
            }
        });
        SHORT_NAMES.forEach((variable, key) -> set(settings, key, variable));
        PROXIES.forEach(variable -> {
            String lowerCase = variable.toLowerCase(Locale.ROOT);
            String key = "luna.outbound." + lowerCase.replace('_', '-');
            Stream.of(variable, lowerCase).forEach(name -> set(settings, key, name));
        });
        return settings;
    }

    private void set(Map<String, String> settings, String key, String variable) {
        String value = variables.getOrDefault(variable, "").strip();
        if (!value.isEmpty()) {
            settings.put(key, value);
        }
    }
}
