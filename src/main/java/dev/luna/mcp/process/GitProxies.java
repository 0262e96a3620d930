package dev.luna.mcp.process;

import dev.luna.mcp.config.ProxyAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Proxies of git. Their URLs may contain a password, so they are never on a command line, and only in the environment of a
 * git command that names the variable. Immutable.
 *
 * @param urls by variable
 */
public record GitProxies(Map<String, String> urls) {

    /** No proxies. */
    static final GitProxies NONE = new GitProxies(Map.of());

    private static final String SETTING = "--config-env=http.proxy=";

    /** Returns the proxies of two settings, each of which may be empty. */
    public static GitProxies of(String http, String https) {
        Map<String, String> urls = new HashMap<>();
        ProxyAddress.parse("HTTP_PROXY", http).ifPresent(proxy -> urls.put(variable("http"), proxy.url()));
        ProxyAddress.parse("HTTPS_PROXY", https).ifPresent(proxy -> urls.put(variable("https"), proxy.url()));
        return new GitProxies(Map.copyOf(urls));
    }

    /** Returns the argument with which a git command asks for the proxy of a scheme. */
    public static String word(String scheme) {
        return SETTING + variable(scheme);
    }

    private static String variable(String scheme) {
        return scheme.equals("https") ? "LUNA_GIT_HTTPS_PROXY" : "LUNA_GIT_HTTP_PROXY";
    }

    /** Returns the variables that a git command asks for. */
    Map<String, String> variables(List<String> words) {
        Map<String, String> variables = new HashMap<>(urls);
        variables.keySet().removeIf(variable -> !words.contains(SETTING + variable));
        return variables;
    }
}
