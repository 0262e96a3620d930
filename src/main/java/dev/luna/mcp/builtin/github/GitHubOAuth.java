package dev.luna.mcp.builtin.github;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of the credentials {@value #NAME}, with which callers connect their own accounts. Stateless. */
public final class GitHubOAuth {

    /** The name of the credentials. */
    public static final String NAME = "github";

    private static final String PREFIX = "luna.credentials." + NAME + ".";

    private GitHubOAuth() {}

    /**
     * The settings that follow from {@code GITHUB_OAUTH_CLIENT_ID} and the URL of the API; empty if it is not set.
     *
     * @param settings all settings
     * @throws IllegalArgumentException if the URL of the API is unusable
     */
    public static Map<String, String> credentials(Map<String, String> settings) {
        String id = settings.getOrDefault("luna.github-oauth-client-id", "");
        if (id.isEmpty()) {
            return Map.of();
        }
        URI api = GitHubSettings.of(settings.get("luna.github-api-url"), "").api();
        String web = web(api);
        Map<String, String> derived = new LinkedHashMap<>();
        derived.put(PREFIX + "url", api.toString());
        derived.put(PREFIX + "authorize-url", web + "/login/oauth/authorize");
        derived.put(PREFIX + "token-url", web + "/login/oauth/access_token");
        derived.put(PREFIX + "client-id", id);
        derived.put(PREFIX + "client-secret", settings.getOrDefault("luna.github-oauth-client-secret", ""));
        derived.put(PREFIX + "client-auth", "post");
        derived.put(PREFIX + "revoke-url", api + "/applications/" + id + "/token");
        derived.put(PREFIX + "scope", "repo");
        return derived;
    }

    /** The pages for browsers: beside {@code api.} in GitHub's cloud, beside {@code /api/v3} of an Enterprise server. */
    private static String web(URI api) {
        String authority = api.getRawAuthority();
        return api.getScheme() + "://" + (authority.startsWith("api.") ? authority.substring(4) : authority);
    }
}
