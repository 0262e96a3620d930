package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.Timeouts;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;

/**
 * The guard around outbound HTTP: checked connections, bounded exchanges, and none of the client's conveniences that act without
 * a route's knowledge (cookies, retries, remembered credentials). It is in every HTTP component that Camel makes, {@code http} and
 * {@code https}, and in clients that are made with {@link #client}. A route may ask for other timeouts; it cannot ask for unchecked
 * connections.
 */
public final class GuardedHttp implements ComponentCustomizer, Closeable {

    /** The name of the outermost step of an exchange: what is after it is within the deadline. */
    public static final String BOUNDED_EXCHANGE = "bounded-exchange";

    /** The variable of a route that shortens the deadline of its requests, a {@link Duration}. */
    public static final String TIME_LEFT = BoundedExchange.TIME_LEFT;

    static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String USER_AGENT = "luna-mcp-server";

    private final OutboundPolicy policy;
    private final OutboundLimits limits;
    private final HttpClientConnectionManager connections;
    private final Timeouts deadlines;
    private final ExecChainHandler boundedExchange;

    GuardedHttp(OutboundPolicy policy, OutboundLimits limits) {
        this(policy, limits, ServiceName::at);
    }

    private GuardedHttp(OutboundPolicy policy, OutboundLimits limits, Function<String, ServiceName> names) {
        this.policy = policy;
        this.limits = limits;
        this.connections = GuardedConnections.create(policy.openToProxies(), limits);
        this.deadlines = new Timeouts("outbound-deadlines");
        this.boundedExchange = new BoundedExchange(limits, deadlines, names);
    }

    /**
     * The guard of a client for one service of the owner's.
     *
     * @param service its address, which need not be public
     * @param name the service's name in failures
     * @param setting the environment variable that holds its address
     * @param deadline of a request and its whole response
     * @param bytes the size limit of a response after decompression
     */
    public static GuardedHttp ofService(
            URI service, String name, String setting, OutboundPolicy policy, Duration deadline, long bytes) {
        ServiceName serviceName = new ServiceName(name, setting);
        return new GuardedHttp(
                policy.trusting(List.of(service)), OutboundLimits.of(CONNECT, deadline, bytes), address -> serviceName);
    }

    /** A new client within the guard. Its caller closes it; that closes the connections of the guard, too. */
    public HttpClientBuilder client() {
        return guarded(HttpClientBuilder.create())
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                        .setResponseTimeout(Timeout.of(limits.longest()))
                        .build())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    @Override
    public boolean isEnabled(String name, Component component) {
        return component instanceof HttpComponent;
    }

    @Override
    public void configure(String name, Component component) {
        HttpComponent http = (HttpComponent) component;
        http.setClientConnectionManager(connections);
        http.setHttpClientConfigurer(this::guarded);
        http.setConnectTimeout(limits.connect().toMillis());
        http.setConnectionRequestTimeout(limits.connect().toMillis());
        http.setResponseTimeout(limits.longest().toMillis());
        http.setCookieManagementDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setUserAgent(USER_AGENT);
    }

    private HttpClientBuilder guarded(HttpClientBuilder client) {
        return ProxiedClient.in(RequestSentMarker.in(client), policy)
                .addExecInterceptorFirst("decoded-bodies", new DecodedBodies())
                .addExecInterceptorFirst(BOUNDED_EXCHANGE, boundedExchange)
                .addRequestInterceptorLast(new TraceHeaders());
    }

    @Override
    public void close() throws IOException {
        deadlines.close();
        connections.close();
    }
}
