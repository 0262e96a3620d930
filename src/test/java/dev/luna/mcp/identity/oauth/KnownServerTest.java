package dev.luna.mcp.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import dev.luna.mcp.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KnownServerTest {

    private final List<AuthorizationServer> versions = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean isDown;
    private boolean isSlow;
    private final TestClock clock = new TestClock(Instant.parse("2026-12-01T12:00:00Z"));

    private final KnownServer server = new KnownServer(
            this::request,
            task -> {
                if (isSlow) {
                    waiting.add(task);
                } else {
                    task.run();
                }
            },
            clock);

    private AuthorizationServer request() {
        if (isDown) {
            throw new AuthorizationServerException("It is down");
        }
        AuthorizationServer version = new AuthorizationServer("https://a.example.org", new JWKSet(), Optional.empty());
        versions.add(version);
        return version;
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private static AuthorizationServer of(CompletionStage<AuthorizationServer> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void it_is_asked_when_it_is_needed_and_again_when_that_is_old() {
        assertThat(of(server.get())).isSameAs(of(server.get()));
        assertThat(versions).hasSize(1);

        pass(KnownServer.FRESH);
        isSlow = true;
        assertThat(of(server.get())).as("does not wait for the new keys").isSameAs(versions.get(0));
        waiting.get(0).run();
        assertThat(of(server.get())).isSameAs(versions.get(1));
    }

    @Test
    void unknown_keys_cause_one_request_in_a_while() {
        server.get();
        for (int i = 0; i < 100; i++) {
            server.renewed();
        }
        assertThat(versions).hasSize(2);

        pass(KnownServer.PAUSE);
        assertThat(of(server.renewed())).isSameAs(versions.get(2));
    }

    @Test
    void all_wait_for_the_same_request() {
        isSlow = true;
        List<CompletionStage<AuthorizationServer>> stages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stages.add(server.get());
            stages.add(server.renewed());
        }
        assertThat(waiting).hasSize(1);

        waiting.get(0).run();
        assertThat(stages).allSatisfy(stage -> assertThat(of(stage)).isSameAs(versions.get(0)));
    }

    @Test
    void while_it_is_down_its_last_keys_are_used_for_a_limited_time() {
        AuthorizationServer known = of(server.get());
        isDown = true;

        pass(KnownServer.FRESH);
        assertThat(of(server.get())).isSameAs(known);
        assertThat(server.problem()).contains("It is down");
        assertThat(of(server.renewed())).isSameAs(known);

        pass(KnownServer.LONGEST);
        assertThatThrownBy(() -> of(server.get())).hasCauseInstanceOf(AuthorizationServerException.class);

        isDown = false;
        pass(KnownServer.PAUSE);
        assertThat(of(server.get())).isSameAs(versions.get(1));
        assertThat(server.problem()).isEmpty();
    }

    @Test
    void a_server_that_is_down_from_the_beginning_is_asked_once_in_a_while() {
        isDown = true;
        assertThatThrownBy(() -> of(server.get())).hasRootCauseMessage("It is down");
        isDown = false;
        assertThatThrownBy(() -> of(server.get())).as("in the pause").hasRootCauseMessage("It is down");

        pass(KnownServer.PAUSE);
        assertThat(of(server.get())).isSameAs(versions.get(0));
    }
}
