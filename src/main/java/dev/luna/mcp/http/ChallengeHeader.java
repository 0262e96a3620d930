package dev.luna.mcp.http;

import dev.luna.mcp.identity.Challenge;
import dev.luna.mcp.identity.InsufficientScopeException;
import dev.luna.mcp.identity.Principal;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Tells a client whose token was refused what token to send, in the header {@code WWW-Authenticate} of an error. Thread-safe. */
public final class ChallengeHeader implements Processor {

    /** The name of the header. */
    static final String NAME = "WWW-Authenticate";

    private final Challenge challenge;

    ChallengeHeader(Challenge challenge) {
        this.challenge = challenge;
    }

    @Override
    public void process(Exchange exchange) {
        InsufficientScopeException scope =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, InsufficientScopeException.class);
        exchange.getMessage()
                .setHeader(
                        NAME,
                        scope == null
                                ? challenge.malformed()
                                : challenge.insufficientScope(scope.scopes(), granted(exchange)));
    }

    private static Set<String> granted(Exchange exchange) {
        return HttpExchange.of(exchange)
                .map(HttpExchange::principal)
                .map(Principal::permissions)
                .map(permissions -> permissions.scopes())
                .orElse(Set.of());
    }
}
