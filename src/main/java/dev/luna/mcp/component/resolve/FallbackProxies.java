package dev.luna.mcp.component.resolve;

import dev.luna.mcp.config.ProxyAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;

/**
 * The proxies of the server's own settings, which also come from HTTP_PROXY, HTTPS_PROXY and NO_PROXY.
 *
 * @param settings all settings
 */
public record FallbackProxies(Map<String, String> settings) {

    public FallbackProxies {
        settings = Map.copyOf(settings);
    }

    /** The proxies as Maven has them. */
    List<Proxy> asMaven() {
        return Stream.of("http", "https").flatMap(this::proxy).toList();
    }

    private Stream<Proxy> proxy(String protocol) {
        String key = "luna.outbound." + protocol + "-proxy";
        return ProxyAddress.parse(key, settings.getOrDefault(key, "")).stream().map(address -> {
            Proxy proxy = new Proxy();
            proxy.setProtocol(protocol);
            proxy.setHost(address.host());
            proxy.setPort(address.port());
            proxy.setUsername(address.user().isEmpty() ? null : address.user());
            proxy.setPassword(address.user().isEmpty() ? null : address.password());
            proxy.setNonProxyHosts(exceptions());
            return proxy;
        });
    }

    /** Names include all below them, which Maven writes as a pattern. Ports and CIDR blocks are unknown to Maven. */
    private String exceptions() {
        return Stream.of(settings.getOrDefault("luna.outbound.no-proxy", "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty() && !name.contains("/") && !name.contains(":"))
                .map(name -> name.replaceFirst("^\\.", ""))
                .flatMap(name -> name.equals("*") ? Stream.of(name) : Stream.of(name, "*." + name))
                .collect(Collectors.joining("|"));
    }
}
