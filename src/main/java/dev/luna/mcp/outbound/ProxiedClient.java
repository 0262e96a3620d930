package dev.luna.mcp.outbound;

import dev.luna.mcp.config.ProxyAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Sends the requests of an HTTP client through the owner's proxy if the policy requires it. Stateless. */
final class ProxiedClient {

    private ProxiedClient() {}

    /** Configures a client; changes nothing if there is no proxy. */
    static HttpClientBuilder in(HttpClientBuilder client, OutboundPolicy policy) {
        if (policy.proxies().all().isEmpty()) {
            return client;
        }
        return client.setRoutePlanner(new Routes(policy))
                .addExecInterceptorFirst("proxied-exchange", new ProxiedExchange(policy.proxies()))
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "proxy-connected", ProxiedExchange::connected);
    }

    /** Checks the host itself, too: connections to the proxy's own address are permitted, requests to it are not. */
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
