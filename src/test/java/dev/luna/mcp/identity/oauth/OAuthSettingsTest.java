package dev.luna.mcp.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthSettingsTest {

    private static final String RESOURCE = "https://tools.example.org/mcp";

    private static Optional<OAuthSettings> settings(String issuers, String resource, String id, String secret) {
        return OAuthSettings.of(
                issuers,
                resource,
                "read, write",
                id,
                secret,
                (host, port) -> host.equals("login.internal") && port == 80);
    }

    @Test
    void without_an_issuer_there_is_no_oauth() {
        assertThat(settings(" , ", RESOURCE, "", "")).isEmpty();
        assertThat(settings("", "", "", "")).isEmpty();
    }

    @Test
    void several_issuers_are_separated_by_commas() {
        OAuthSettings settings = settings("https://a.example.org, https://b.example.org/realms/x", RESOURCE, "", "")
                .orElseThrow();

        assertThat(settings.issuers()).containsExactly("https://a.example.org", "https://b.example.org/realms/x");
        assertThat(settings.resource()).hasToString(RESOURCE);
        assertThat(settings.introspection()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8180/realms/x",
        "http://127.0.0.1:8180",
        "http://[::1]:8180",
        "http://login.internal/realms/x"
    })
    void plain_http_is_for_this_machine_and_for_hosts_that_are_listed(String issuer) {
        assertThat(settings(issuer, RESOURCE, "", "")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.org,                begin with https:",
        "http://login.internal:8080,              begin with https:",
        "http://localhost.example.org,            begin with https:",
        "ftp://login.example.org,                 begin with https:",
        "login.example.org,                       must be a URL",
        "https://login.example.org/?tenant=a,     without a query",
        "https://ann:secret@login.example.org,    must be a URL",
        "https://login.example.org/#a,            must be a URL",
        "https://login example.org,               must be a URL"
    })
    void an_issuer_that_cannot_be_one_is_refused(String issuer, String reason) {
        assertThatThrownBy(() -> settings(issuer, RESOURCE, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("LUNA_OAUTH_ISSUER", issuer, reason);
    }

    @Test
    void a_public_url_is_needed() {
        assertThatThrownBy(() -> settings("https://login.example.org", "", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("LUNA_PUBLIC_URL", "https://tools.example.org/mcp");
    }

    @Test
    void the_client_of_introspection_is_whole_and_has_one_server() {
        assertThat(settings("https://a.example.org", RESOURCE, "luna", "secret")
                        .orElseThrow()
                        .introspection())
                .hasValueSatisfying(client -> assertThat(client.toString()).doesNotContain("secret"));
        assertThatThrownBy(() -> settings("https://a.example.org", RESOURCE, "luna", ""))
                .hasMessageContaining("luna.oauth.introspection-client-secret");
        assertThatThrownBy(() -> settings("https://a.example.org,https://b.example.org", RESOURCE, "luna", "secret"))
                .hasMessageContainingAll("one issuer", "has 2");
    }
}
