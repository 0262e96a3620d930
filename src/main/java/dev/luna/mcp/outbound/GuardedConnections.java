package dev.luna.mcp.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds the pool through which all outbound connections go. The policy is asked where a connection is made, between
 * resolving the name and connecting, so there is no second resolution that could answer otherwise; a connection that
 * is used again was checked when it was made. Sockets belong to channels, because a thread that is interrupted while it
 * waits for one stops waiting.
 */
final class GuardedConnections extends PoolingHttpClientConnectionManagerBuilder {

    private GuardedConnections() {}

    /** A pool that connects only to permitted addresses. Its caller closes it. */
    static HttpClientConnectionManager create(OutboundPolicy policy, OutboundLimits limits) {
        return new GuardedConnections()
                .setDnsResolver(new CheckedAddresses(policy))
                .setTlsSocketStrategy(new TlsOnDemand())
                .setConnectionFactory(BoundedHeaders.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.longest()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(limits.longest()))
                        .build())
                // As many again for idle connections to other hosts.
                .setMaxConnTotal(2 * limits.exchanges())
                .setMaxConnPerRoute(limits.exchanges())
                .build();
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver addresses, TlsSocketStrategy tls) {
        return new DefaultHttpClientConnectionOperator(
                proxy -> SocketChannel.open().socket(),
                ports,
                addresses,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }

    /** Resolves hosts to permitted addresses. */
    private record CheckedAddresses(OutboundPolicy policy) implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return policy.permitted(host, port).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String host) {
            throw new UnsupportedOperationException("whether " + host + " may be reached depends on the port");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
