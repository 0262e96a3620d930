package dev.luna.mcp.outbound;

import dev.luna.mcp.config.ProxyAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends an HTTP client's requests through the owner's proxy where the policy says so. Stateless. */
final class ProxiedClient {

    private ProxiedClient() {}

    /** Lets a client do that; changes nothing where there is no proxy. */
    static HttpClientBuilder in(HttpClientBuilder client, OutboundPolicy policy) {
        if (policy.proxies().all().isEmpty()) {
            return client;
        }
        return client.setRoutePlanner(new Routes(policy))
                .addExecInterceptorFirst("proxied-exchange", new ProxiedExchange(policy.proxies()))
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "proxy-connected", ProxiedExchange::connected);
    }

    /** The host itself is checked here, too: the proxy's own address is open for connections, but not for requests. */
    private static final class Routes extends DefaultRoutePlanner {

        private final OutboundPolicy policy;

        Routes(OutboundPolicy policy) {
            super(DefaultSchemePortResolver.INSTANCE);
            this.policy = policy;
        }

        @Override
        protected HttpHost determineProxy(HttpHost target, HttpContext context) {
            try {
                int port = DefaultSchemePortResolver.INSTANCE.resolve(target);
                return policy.findWay(target.getSchemeName(), target.getHostName(), port)
                        .proxy()
                        .map(proxy -> host(proxy))
                        .orElse(null);
            } catch (UnknownHostException e) {
                return null; // the connection fails for the same reason, and says so
            }
        }
    }

    static HttpHost host(ProxyAddress proxy) {
        String host = proxy.host();
        return new HttpHost("http", host.startsWith("[") ? host.substring(1, host.length() - 1) : host, proxy.port());
    }
}
