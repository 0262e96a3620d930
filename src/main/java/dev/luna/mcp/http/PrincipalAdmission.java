package dev.luna.mcp.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.request.McpRequest;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Limits what each principal sends, and tells it what is left. It comes before {@link Admission}, so that a principal over its limits
 * takes nothing from the others. The figures are in memory: a restart forgets them, and each instance has its own. Thread-safe; never
 * blocks.
 */
final class PrincipalAdmission implements Processor {

    private static final int MOST_PRINCIPALS = 100_000;

    /** Longer than any limit looks back. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);

    private final PrincipalLimits limits;
    private final Clock clock;
    private final Cache<String, PrincipalUsage> usages = Caffeine.newBuilder()
            .maximumSize(MOST_PRINCIPALS)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    PrincipalAdmission(PrincipalLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts a message, and takes a permit for a call until its exchange is done, for the same calls as {@link Admission}.
     *
     * @throws TooManyRequestsException if its principal is over a limit
     */
    @Override
    public void process(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        Principal principal = request.principal();
        PrincipalUsage usage = usages.get(principal.id(), first -> new PrincipalUsage(principal.name(), limits, clock));
        try {
            take(request, usage, exchange);
        } finally {
            tell(usage, exchange);
        }
    }

    private static void take(McpRequest request, PrincipalUsage usage, Exchange exchange) {
        usage.takeMessage();
        if (request.id() == null || request.isSubscription()) {
            return;
        }
        usage.takePermit();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                usage.releasePermit();
            }
        });
        if (request.tool() != null) {
            usage.takeCall();
        }
    }

    private void tell(PrincipalUsage usage, Exchange exchange) {
        String policy = limits.policy();
        if (!policy.isEmpty()) {
            HttpExchange.of(exchange).ifPresent(http -> {
                http.putHeader("RateLimit-Policy", policy);
                http.putHeader("RateLimit", usage.remaining());
            });
        }
    }
}
