package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.MissingSettingException;
import java.net.URI;

/**
 * The address of GitHub's REST API and the token for it. Immutable.
 *
 * @param api the API's base without a trailing slash, for example {@code https://api.github.com} or
 *     {@code https://ghe.example.com/api/v3}
 * @param token the personal access token, empty if none is set
 */
public record GitHubSettings(URI api, String token) {

    /**
     * @param apiUrl the value of {@code GITHUB_API_URL}
     * @param token the value of {@code GITHUB_TOKEN}, may be empty
     * @throws IllegalArgumentException if the URL is not http(s)://host[:port][/path]; its text is not repeated, as it
     *     may hold a password
     */
    public static GitHubSettings of(String apiUrl, String token) {
        URI api;
        try {
            api = URI.create(apiUrl.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        boolean http = "https".equalsIgnoreCase(api.getScheme()) || "http".equalsIgnoreCase(api.getScheme());
        boolean plain = api.getRawUserInfo() == null && api.getRawQuery() == null && api.getRawFragment() == null;
        if (!http || !plain || api.getHost() == null) {
            throw unusable();
        }
        return new GitHubSettings(api, token == null ? "" : token.strip());
    }

    /**
     * Requires the token; called before anything is sent.
     *
     * @throws MissingSettingException if no token is set
     *
     */
    void requireToken() {
        if (token.isEmpty()) {
            throw new MissingSettingException(
                    "GITHUB_TOKEN", "a GitHub personal access token that may do what the GitHub tools are asked for");
        }
    }

    /** The URL of a path of the API, for example {@code /repos/octocat/hello/issues?page=2}. */
    URI resolve(String pathAndQuery) {
        return URI.create(api + pathAndQuery);
    }

    /** True if a URL is one of the API: on its host, and below its path. */
    boolean isBelowApi(URI url) {
        return api.getScheme().equalsIgnoreCase(url.getScheme())
                && api.getHost().equalsIgnoreCase(url.getHost())
                && port(api) == port(url)
                && url.getRawUserInfo() == null
                && url.normalize().getRawPath().startsWith(api.getRawPath() + "/");
    }

    private static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** The text without the token, in case a server echoes it. */
    String withoutToken(String text) {
        return token.isEmpty() ? text : text.replace(token, "[token]");
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "GitHubSettings[" + api + (token.isEmpty() ? ", no token]" : ", token set]");
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("GITHUB_API_URL must look like https://api.github.com or"
                + " https://ghe.example.com/api/v3: http or https, a host, no user, no query.");
    }
}
