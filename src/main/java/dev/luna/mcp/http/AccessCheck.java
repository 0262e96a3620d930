package dev.luna.mcp.http;

import dev.luna.mcp.identity.Principal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The access check, the first step of every route of the front door: Origin and Host, then the bearer token. One step does
 * both, so that no route can forget half of it. Where something must be fetched to check a token, the route goes on when it is there.
 *
 * <p>Notes the principal of the request, or fails the exchange: with {@link ForbiddenOriginException} if Origin or Host is not allowed,
 * with {@link dev.luna.mcp.identity.UnauthorizedException} if it bears no valid token, with {@link TooManyRequestsException} if too many
 * requests from its address did not. Thread-safe.
 */
public final class AccessCheck extends AsyncProcessorSupport {

    private static final String UNKNOWN_ADDRESS = "unknown";

    private final OriginCheck origins;
    private final BearerCheck bearer;

    AccessCheck(OriginCheck origins, BearerCheck bearer) {
        this.origins = origins;
        this.bearer = bearer;
    }

    /** The check of Origin and Host, for CORS. */
    OriginCheck origins() {
        return origins;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return check(exchange, false, callback);
    }

    /** The same for a route that also responds without a token; a wrong token is refused all the same. */
    AsyncProcessor withOptionalToken() {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return check(exchange, true, callback);
            }
        };
    }

    /** The check of Origin and Host alone, for a route that shows nothing but what everybody may read. */
    Processor withoutToken() {
        return this::checkOrigin;
    }

    private boolean check(Exchange exchange, boolean isTokenOptional, AsyncCallback callback) {
        try {
            checkOrigin(exchange);
            String authorization = exchange.getMessage().getHeader("Authorization", String.class);
            if (authorization != null || !isTokenOptional) {
                HttpExchange http = HttpExchange.of(exchange).orElse(null);
                CompletableFuture<Principal> principal =
                        bearer.check(authorization, http == null ? UNKNOWN_ADDRESS : http.address());
                if (!principal.isDone()) {
                    goOnWith(principal, exchange, http, callback);
                    return false;
                }
                note(principal, exchange, http);
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    private void checkOrigin(Exchange exchange) {
        origins.check(
                exchange.getMessage().getHeader("Origin", String.class),
                exchange.getMessage().getHeader("Host", String.class));
    }

    /** The next steps run where this one did, on the event loop of the request. */
    private static void goOnWith(
            CompletableFuture<Principal> principal, Exchange exchange, HttpExchange http, AsyncCallback callback) {
        Context context = Vertx.currentContext();
        principal.whenComplete((found, failure) -> {
            if (context == null) {
                note(principal, exchange, http);
                callback.done(false);
            } else {
                context.runOnContext(ignored -> goOn(principal, exchange, http, callback));
            }
        });
    }

    private static void goOn(
            CompletableFuture<Principal> principal, Exchange exchange, HttpExchange http, AsyncCallback callback) {
        note(principal, exchange, http);
        try {
            callback.done(false);
        } catch (Throwable e) {
            // Camel lets most errors through; unanswered, the request would keep its memory for ever.
            if (http != null) {
                http.fail(e);
            }
        }
    }

    private static void note(CompletableFuture<Principal> principal, Exchange exchange, HttpExchange http) {
        try {
            Principal found = principal.join();
            if (http != null) {
                http.authenticate(found);
            }
        } catch (CompletionException e) {
            exchange.setException(e.getCause());
        }
    }
}
