package dev.luna.mcp.http;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** The factory of the HTTP server, which Camel prefers to its own. Immutable. */
public final class BoundedHttpServerFactory extends DefaultMainHttpServerFactory {

    private final long maxBodyBytes;
    private final ConnectionLimits limits;

    /**
     * @param maxBodyBytes the largest length of a body on paths other than the front door's
     * @param maxConnections the largest number of open connections
     * @param patience the idle timeout of a connection
     * @param firstRequest the timeout for the head of its first request
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
