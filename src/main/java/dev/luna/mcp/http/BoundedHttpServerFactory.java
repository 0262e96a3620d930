package dev.luna.mcp.http;

import dev.luna.mcp.http.tls.TlsFiles;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** The factory of the HTTP server, which Camel prefers to its own. Immutable. */
public final class BoundedHttpServerFactory extends DefaultMainHttpServerFactory {

    private final long maxBodyBytes;
    private final ConnectionLimits limits;
    private final Optional<TlsFiles> tls;

    /**
     * @param maxBodyBytes the largest length of a body on paths other than the front door's
     * @param maxConnections the largest number of open connections
     * @param patience the idle timeout of a connection
     * @param firstRequest the timeout for the head of its first request
     * @param trustedProxies addresses and CIDR blocks of proxies, separated by commas
     * @param tls the certificate and its key; empty for plain HTTP
     */
    public BoundedHttpServerFactory(
            long maxBodyBytes,
            int maxConnections,
            Duration patience,
            Duration firstRequest,
            String trustedProxies,
            Optional<TlsFiles> tls) {
        this.maxBodyBytes = maxBodyBytes;
        this.tls = tls;
        this.limits = new ConnectionLimits(maxConnections, patience, firstRequest, new TrustedProxies(trustedProxies));
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties properties) {
        if (properties.isUseGlobalSslContextParameters()) {
            throw new IllegalArgumentException(
                    "camel.server.use-global-ssl-context-parameters is not used here. For TLS set"
                            + " luna.tls.certificate and luna.tls.key.");
        }
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost(properties.getHost());
        configuration.setBindPort(properties.getPort());
        configuration.setPath(properties.getPath());
        configuration.setMaxBodySize(maxBodyBytes);
        configuration.getBodyHandler().setHandleFileUploads(false);
        return new BoundedHttpServer(configuration, new Connections(limits), tls);
    }
}
