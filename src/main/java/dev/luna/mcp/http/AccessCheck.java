package dev.luna.mcp.http;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The access check, the first step of every route of the front door: Origin and Host, then the bearer token. One step does
 * both, so that no route can forget half of it. Thread-safe.
 */
public final class AccessCheck implements Processor {

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

    /**
     * Checks a request and notes its principal.
     *
     * @throws ForbiddenOriginException if its Origin or Host is not allowed
     * @throws UnauthorizedException if it does not bear the token
     * @throws TooManyRequestsException if too many requests from its address did not
     */
    @Override
    public void process(Exchange exchange) {
        checkOrigin(exchange.getMessage());
        checkToken(exchange, authorization(exchange));
    }

    /** The same for a route that also responds without a token; a wrong token is refused all the same. */
    void checkOptionalToken(Exchange exchange) {
        checkOrigin(exchange.getMessage());
        if (authorization(exchange) != null) {
            checkToken(exchange, authorization(exchange));
        }
    }

    private void checkOrigin(Message request) {
        origins.check(request.getHeader("Origin", String.class), request.getHeader("Host", String.class));
    }

    private static String authorization(Exchange exchange) {
        return exchange.getMessage().getHeader("Authorization", String.class);
    }

    private void checkToken(Exchange exchange, String authorization) {
        HttpExchange http = HttpExchange.of(exchange).orElse(null);
        if (http == null) {
            bearer.check(authorization, UNKNOWN_ADDRESS);
        } else {
            http.authenticate(bearer.check(authorization, http.address()));
        }
    }
}
