package dev.luna.mcp.process;

import dev.luna.mcp.config.ProxyAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The proxies that git goes through. Their URLs may hold a password, so they are in no command line, and only in the
 * environment of a git that names the variable. Immutable.
 *
 * @param urls by variable
 */
public record GitProxies(Map<String, String> urls) {

    /** No proxies. */
    static final GitProxies NONE = new GitProxies(Map.of());

    private static final String SETTING = "--config-env=http.proxy=";

    /** The proxies of two settings, each of which may be empty. */
    public static GitProxies of(String http, String https) {
        Map<String, String> urls = new HashMap<>();
        ProxyAddress.parse("HTTP_PROXY", http).ifPresent(proxy -> urls.put(variable("http"), proxy.url()));
        ProxyAddress.parse("HTTPS_PROXY", https).ifPresent(proxy -> urls.put(variable("https"), proxy.url()));
        return new GitProxies(Map.copyOf(urls));
    }

    /** The word with which a git command asks for the proxy for a scheme. */
    public static String word(String scheme) {
        return SETTING + variable(scheme);
    }

    private static String variable(String scheme) {
        return scheme.equals("https") ? "LUNA_GIT_HTTPS_PROXY" : "LUNA_GIT_HTTP_PROXY";
    }

    /** The variables that a git command asks for. */
    Map<String, String> variables(List<String> words) {
        Map<String, String> variables = new HashMap<>(urls);
        variables.keySet().removeIf(variable -> !words.contains(SETTING + variable));
        return variables;
    }
}
