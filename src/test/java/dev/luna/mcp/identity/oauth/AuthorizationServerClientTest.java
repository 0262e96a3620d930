package dev.luna.mcp.identity.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.luna.mcp.it.oauth.TokenIssuer;
import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to authorization servers that are slow, endless, broken, or speak for others. */
class AuthorizationServerClientTest {

    private static final String OPENID = "/.well-known/openid-configuration";

    private final TokenIssuer issuer = new TokenIssuer();
    private final TokenIssuer other = new TokenIssuer();
    private final CloseableHttpClient http = GuardedHttp.ofService(
                    URI.create(issuer.url()),
                    "The authorization server",
                    "LUNA_OAUTH_ISSUER",
                    new OutboundPolicy(""),
                    Duration.ofSeconds(3),
                    100_000)
            .client()
            .build();

    @AfterEach
    void close() throws IOException {
        http.close();
        issuer.close();
        other.close();
    }

    private AuthorizationServer discover() {
        return new AuthorizationServerClient(issuer.url(), http).discover();
    }

    private void answer(String path, ResponseDefinitionBuilder response) {
        issuer.server().wireMock().stubFor(get(urlPathEqualTo(path)).willReturn(response));
    }

    @Test
    void metadata_and_keys() {
        issuer.publish("introspection_endpoint", issuer.url() + "/introspect");

        AuthorizationServer server = discover();

        assertThat(server.keys().getKeyByKeyId(issuer.key().getKeyID())).isNotNull();
        assertThat(server.keys().getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(server.introspection()).hasValue(URI.create(issuer.url() + "/introspect"));
    }

    @Test
    void metadata_at_the_place_of_openid() {
        answer(TokenIssuer.METADATA, aResponse().withStatus(404));
        answer(OPENID, aResponse().withBody("{\"issuer\": \"" + issuer.url() + "\"}"));

        assertThat(discover().keys().isEmpty()).isTrue();
    }

    private static Arguments response(String name, ResponseDefinitionBuilder response) {
        return Arguments.of(Named.of(name, response));
    }

    static Stream<Arguments> useless_responses() {
        return Stream.of(
                response("silence", aResponse().withFixedDelay(30_000).withBody("{}")),
                response("a trickle", aResponse().withBody("{\"keys\":[]}").withChunkedDribbleDelay(10, 60_000)),
                response("endless", aResponse().withBody("{\"keys\":[],\"x\":\"" + "x".repeat(200_000) + "\"}")),
                response("an error", aResponse().withStatus(500).withBody("{\"keys\":[]}")),
                response("a refusal", aResponse().withStatus(401)),
                response("a page", aResponse().withBody("<html></html>")),
                response("nothing", aResponse()),
                response("null", aResponse().withBody("null")),
                response("a list", aResponse().withBody("[]")),
                response("a name twice", aResponse().withBody("{\"keys\":[],\"keys\":[]}")),
                response("depth", aResponse().withBody("{\"keys\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")),
                response("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                response("the end", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    @ParameterizedTest
    @MethodSource("useless_responses")
    void keys_that_cannot_be_read(ResponseDefinitionBuilder response) {
        answer(TokenIssuer.KEYS, response);

        assertThatThrownBy(this::discover)
                .isInstanceOf(AuthorizationServerException.class)
                .hasMessageContaining(issuer.url());
    }

    @ParameterizedTest
    @MethodSource("useless_responses")
    void metadata_that_cannot_be_read(ResponseDefinitionBuilder response) {
        answer(TokenIssuer.METADATA, response);

        assertThatThrownBy(this::discover)
                .isInstanceOf(AuthorizationServerException.class)
                .hasMessageContaining(issuer.url());
    }

    @Test
    void a_redirect_is_not_followed() {
        answer(TokenIssuer.KEYS, temporaryRedirect(other.url() + TokenIssuer.KEYS));

        assertThatThrownBy(this::discover).hasMessageContaining("answered 302");
        assertThat(other.server().requests()).isEmpty();
    }

    @Test
    void metadata_of_another_issuer_is_refused() {
        issuer.publish("issuer", other.url());
        assertThatThrownBy(this::discover).hasMessageContaining("names another issuer");

        issuer.publish("issuer", issuer.url() + "/");
        assertThatThrownBy(this::discover).hasMessageContaining("names another issuer");
    }

    @Test
    void keys_come_from_no_other_private_place() {
        for (String place :
                new String[] {other.url() + TokenIssuer.KEYS, "file:///etc/passwd", "http://keys.example.org", "keys"
                }) {
            issuer.publish("jwks_uri", place);
            assertThatThrownBy(this::discover).as(place).hasMessageContaining("must begin with https:");
        }
        issuer.publish("jwks_uri", other.url().replace("http:", "https:") + TokenIssuer.KEYS);
        assertThatThrownBy(this::discover).hasMessageContaining("not a public address");
        assertThat(other.server().requests()).isEmpty();
    }

    @Test
    void a_thousand_keys_are_refused() {
        String key = "{\"kty\":\"oct\",\"k\":\"AAAA\"}";
        answer(TokenIssuer.KEYS, aResponse().withBody("{\"keys\":[" + (key + ",").repeat(1_000) + key + "]}"));

        assertThatThrownBy(this::discover).hasMessageContaining("more than 100 keys");
    }
}
