package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.UnauthorizedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The route goes on when its token has been checked, at once or later. */
class AccessCheckTest {

    private final CompletableFuture<Optional<Principal>> fetched = new CompletableFuture<>();
    private final AccessCheck check = new AccessCheck(
            new OriginCheck("", false, "127.0.0.1"),
            new BearerCheck("the-token", List.of(token -> fetched), new FailedAttempts(0)));
    private final List<Boolean> called = new ArrayList<>();

    private Exchange exchange(String authorization) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("Host", "localhost");
        exchange.getMessage().setHeader("Authorization", authorization);
        return exchange;
    }

    @Test
    void the_static_token_lets_the_route_go_on_at_once() {
        Exchange exchange = exchange("Bearer the-token");

        assertThat(check.process(exchange, called::add)).isTrue();

        assertThat(called).containsExactly(true);
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void a_token_that_takes_time_holds_the_route_until_it_is_checked() {
        Exchange exchange = exchange("Bearer fetched");

        assertThat(check.process(exchange, called::add)).isFalse();
        assertThat(called).isEmpty();
        fetched.completeExceptionally(new UnauthorizedException("it has expired"));

        assertThat(called).containsExactly(false);
        assertThat(exchange.getException()).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void a_token_may_be_missing_where_that_is_permitted_but_not_be_wrong() {
        Exchange without = exchange(null);
        fetched.complete(Optional.empty());
        Exchange wrong = exchange("Bearer wrong");

        check.withOptionalToken().process(without, called::add);
        check.withOptionalToken().process(wrong, called::add);

        assertThat(called).containsExactly(true, true);
        assertThat(without.getException()).isNull();
        assertThat(wrong.getException()).isInstanceOf(UnauthorizedException.class);
    }
}
