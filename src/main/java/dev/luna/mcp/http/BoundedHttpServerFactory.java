package dev.luna.mcp.http;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** Where Camel gets its HTTP server from; it looks for one before it takes its own. Immutable. */
public final class BoundedHttpServerFactory extends DefaultMainHttpServerFactory {

    private final long maxBodyBytes;
    private final ConnectionLimits limits;

    /**
     * @param maxBodyBytes how long a body may be on paths that are not the front door's own
     * @param maxConnections how many may be open at once
     * @param patience how long a connection may be open without a request at work
     * @param firstRequest how long the head of its first request may take to come
     * @param trustedProxies addresses and CIDR blocks of proxies, separated by commas
     */
    public BoundedHttpServerFactory(
            long maxBodyBytes, int maxConnections, Duration patience, Duration firstRequest, String trustedProxies) {
        this.maxBodyBytes = maxBodyBytes;
        this.limits = new ConnectionLimits(maxConnections, patience, firstRequest, new TrustedProxies(trustedProxies));
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties properties) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(properties.getHost());
        configuration.setBindPort(properties.getPort());
        configuration.setPath(properties.getPath());
        configuration.setUseGlobalSslContextParameters(properties.isUseGlobalSslContextParameters());
        configuration.setMaxBodySize(maxBodyBytes);
        configuration.getBodyHandler().setHandleFileUploads(false);
        return new BoundedHttpServer(configuration, new Connections(limits));
    }
}
