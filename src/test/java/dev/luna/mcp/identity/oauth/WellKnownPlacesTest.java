package dev.luna.mcp.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class WellKnownPlacesTest {

    private static List<String> places(String issuer) {
        return WellKnownPlaces.of(issuer).stream().map(URI::toString).toList();
    }

    @Test
    void an_issuer_without_a_path_has_two() {
        assertThat(places("https://login.example.org"))
                .isEqualTo(places("https://login.example.org/"))
                .containsExactly(
                        "https://login.example.org/.well-known/oauth-authorization-server",
                        "https://login.example.org/.well-known/openid-configuration");
    }

    @Test
    void the_path_of_an_issuer_is_inserted_and_then_appended() {
        assertThat(places("http://localhost:8180/realms/luna"))
                .containsExactly(
                        "http://localhost:8180/.well-known/oauth-authorization-server/realms/luna",
                        "http://localhost:8180/.well-known/openid-configuration/realms/luna",
                        "http://localhost:8180/realms/luna/.well-known/openid-configuration");
    }
}
