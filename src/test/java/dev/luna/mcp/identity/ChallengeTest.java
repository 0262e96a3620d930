package dev.luna.mcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    private static final Challenge PLAIN = Challenge.PLAIN;
    private static final Challenge OAUTH =
            new Challenge(Optional.of(URI.create("https://a.example.org/metadata")), Set.of("read", "list"));

    @Test
    void without_oauth_it_is_the_scheme() {
        assertThat(PLAIN.unauthorized(true))
                .isEqualTo(PLAIN.unauthorized(false))
                .isEqualTo("Bearer");
    }

    @Test
    void the_metadata_are_always_named() {
        String metadata = "resource_metadata=\"https://a.example.org/metadata\"";
        assertThat(OAUTH.unauthorized(false)).isEqualTo("Bearer " + metadata + ", scope=\"list read\"");
        assertThat(OAUTH.unauthorized(true))
                .isEqualTo("Bearer error=\"invalid_token\", " + metadata + ", scope=\"list read\"");
        assertThat(OAUTH.malformed()).isEqualTo("Bearer error=\"invalid_request\", " + metadata);
        assertThat(OAUTH.insufficientScope(Set.of("a"), Set.of())).endsWith(", " + metadata);
    }

    @Test
    void missing_scopes_are_named_with_those_that_the_token_has() {
        assertThat(PLAIN.insufficientScope(Set.of("write", "admin"), Set.of("read", "write")))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"admin read write\"");
    }
}
