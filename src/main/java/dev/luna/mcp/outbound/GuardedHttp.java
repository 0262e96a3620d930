package dev.luna.mcp.outbound;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/**
 * Puts the guard into every HTTP component that Camel makes, {@code http} and {@code https} alike: checked
 * connections, bounded exchanges, and none of the client's conveniences that act behind a route's back (cookies,
 * retries, remembered credentials). A route may still ask for shorter or longer time-outs of its own; it cannot ask
 * for unchecked connections.
 */
public final class GuardedHttp implements ComponentCustomizer, Closeable {

    private static final String BOUNDED_EXCHANGE = "bounded-exchange";

    private final OutboundPolicy policy;
    private final OutboundLimits limits;
    private final HttpClientConnectionManager connections;
    private final ScheduledThreadPoolExecutor clock;
    private final ExecChainHandler boundedExchange;

    GuardedHttp(OutboundPolicy policy, OutboundLimits limits) {
        this.policy = policy;
        this.limits = limits;
        this.connections = GuardedConnections.create(policy.openToProxies(), limits);
        this.clock = clock();
        this.boundedExchange = new BoundedExchange(limits, clock);
    }

    @Override
    public boolean isEnabled(String name, Component component) {
        return component instanceof HttpComponent;
    }

    @Override
    public void configure(String name, Component component) {
        HttpComponent http = (HttpComponent) component;
        http.setClientConnectionManager(connections);
        http.setHttpClientConfigurer(client -> ProxiedClient.in(client, policy)
                .addExecInterceptorFirst("decoded-bodies", new DecodedBodies())
                .addExecInterceptorFirst(BOUNDED_EXCHANGE, boundedExchange)
                .addRequestInterceptorLast(new TraceHeaders()));
        http.setConnectTimeout(limits.connect().toMillis());
        http.setConnectionRequestTimeout(limits.connect().toMillis());
        http.setResponseTimeout(limits.longest().toMillis());
        http.setCookieManagementDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setUserAgent("luna-mcp-server");
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        connections.close();
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "outbound-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }
}
