package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.identity.Authentication;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.identity.UnauthorizedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Each kind of token is asked of the authenticator that knows it; what none knows is refused and counted. */
class BearerCheckTest {

    private static final Principal ANN =
            new Principal("ann", "a1", Authentication.OAUTH, Permissions.ofScopes(Set.of("read")));

    private final CompletableFuture<Optional<Principal>> fetched = new CompletableFuture<>();

    private BearerCheck check(TokenAuthenticator... authenticators) {
        return new BearerCheck("the-token", List.of(authenticators), new FailedAttempts(2));
    }

    private static CompletableFuture<Optional<Principal>> known(String sent, String token, Principal principal) {
        return CompletableFuture.completedFuture(sent.equals(token) ? Optional.of(principal) : Optional.empty());
    }

    @Test
    void the_static_token_asks_no_authenticator() {
        Principal owner = check(token -> {
                    throw new AssertionError("asked");
                })
                .check("bearer the-token", "1.2.3.4")
                .join();

        assertThat(owner.name()).isEqualTo("owner");
        assertThat(owner.permissions().areUnlimited()).isTrue();
    }

    @Test
    void the_authenticator_that_knows_a_token_gives_its_principal() {
        BearerCheck check = check(token -> known(token, "bob", null), token -> known(token, "ann", ANN));

        assertThat(check.check("Bearer ann", "1.2.3.4")).isCompletedWithValue(ANN);
    }

    @Test
    void a_token_is_waited_for_where_something_is_fetched() {
        CompletableFuture<Principal> principal = check(token -> fetched).check("Bearer ann", "1.2.3.4");

        assertThat(principal).isNotDone();
        fetched.complete(Optional.of(ANN));
        assertThat(principal).isCompletedWithValue(ANN);
    }

    @Test
    void what_is_refused_is_counted_and_what_is_no_fault_of_the_client_is_not() {
        BearerCheck check = check(token -> switch (token) {
            case "expired" -> CompletableFuture.failedFuture(new UnauthorizedException("it has expired"));
            case "down" -> CompletableFuture.failedFuture(new IllegalStateException("the issuer is down"));
            default -> CompletableFuture.completedFuture(Optional.empty());
        });

        for (int i = 0; i < 3; i++) {
            refused(check, "Bearer down", IllegalStateException.class);
        }
        refused(check, "Bearer expired", UnauthorizedException.class);
        refused(check, "Bearer unknown", UnauthorizedException.class);
        refused(check, "Bearer expired", TooManyRequestsException.class);
        refused(check, null, TooManyRequestsException.class);
        assertThat(check.check("Bearer the-token", "1.2.3.4")).isCompleted();
    }

    private static void refused(BearerCheck check, String authorization, Class<? extends Exception> reason) {
        CompletableFuture<Principal> refused = check.check(authorization, "1.2.3.4");

        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isExactlyInstanceOf(reason);
    }
}
