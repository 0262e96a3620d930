package dev.luna.mcp.http;

import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.ServerBusyException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Limits the message rate and the concurrent calls, of each principal where the owner sets such limits, and of all together.
 * Thread-safe; never blocks.
 */
public final class Admission implements Processor, Degradation {

    private final Optional<PrincipalAdmission> principals;
    private final RateLimit rate;
    private final int maxCalls;
    private final Semaphore places;

    /**
     * @param principals the limits of each principal
     * @param perMinute the rate limit, in messages a minute; 0 for none
     * @param maxCalls the number of permits for concurrent calls
     */
    Admission(Optional<PrincipalAdmission> principals, int perMinute, int maxCalls) {
        this.principals = principals;
        this.rate = new RateLimit("messages", perMinute);
        this.maxCalls = maxCalls;
        this.places = new Semaphore(maxCalls);
    }

    /**
     * Takes a place for the call until its exchange is done. A message that expects no answer needs none: it may be what a call
     * at work is waiting for. Neither does a subscription, which would keep it from calls for hours; streams have a limit of their own.
     *
     * @throws TooManyRequestsException if too many messages came lately, or the principal is over a limit
     * @throws ServerBusyException if all places are taken
     */
    @Override
    public void process(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        // First those of the principal, so that what it sends too much takes nothing from the others.
        if (principals.isPresent()) {
            principals.get().process(exchange);
        }
        rate.take();
        if (request.id() == null || request.isSubscription()) {
            return;
        }
        if (!places.tryAcquire()) {
            throw new ServerBusyException("The server is busy with other calls. Try again in a few seconds.");
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }
        });
    }

    @Override
    public Optional<String> degradation() {
        return places.availablePermits() > 0
                ? Optional.empty()
                : Optional.of("All " + maxCalls
                        + " places for calls (luna.limits.max-calls) are taken; further calls are answered with 503.");
    }
}
