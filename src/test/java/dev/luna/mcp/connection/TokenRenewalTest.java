package dev.luna.mcp.connection;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.OAuthClient;
import dev.luna.mcp.testkit.Upstream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TokenRenewalTest {

    private static final ConnectionKey ADA = new ConnectionKey("ada", "shop");
    private static final Instant NOW = Instant.now();

    @RegisterExtension
    static final Upstream SHOP = new Upstream();

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CloseableHttpClient http = HttpClients.createDefault();
    private Connections connections;
    private ConnectedService service;
    private TokenRenewal renewal;

    @BeforeEach
    void open() {
        connections = new Connections(
                new ConnectionFile(directory.resolve("connections.json")),
                new EncryptionKeys(Base64.getEncoder().encodeToString(new byte[32])),
                new ConnectionLifetime(Duration.ofDays(30), Duration.ofDays(7)),
                secret -> {},
                Clock.systemUTC());
        URI url = URI.create(SHOP.url());
        service = new ConnectedService(
                "shop",
                url,
                url.resolve("/authorize"),
                new OAuthClient("shop", url.resolve("/token"), "id", "secret", false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        renewal = new TokenRenewal(
                connections, new ServiceTokens(http, secret -> {}, Clock.systemUTC()), threads, Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        http.close();
    }

    /** A connection whose access token is to be renewed by now. */
    private Connection due(Instant expiry) {
        Connection connection = new Connection(
                ADA, "ada", NOW, NOW, new AccessToken("old-token-0123456789", NOW, expiry), Optional.of("refresh-1"));
        connections.put(connection, service);
        return connection;
    }

    private Optional<String> token(Connection connection) throws Exception {
        return renewal.valid(connection, service, null).map(AccessToken::value);
    }

    @Test
    void calls_at_once_make_one_request_and_the_new_refresh_token_is_kept() throws Exception {
        SHOP.wireMock()
                .stubFor(post("/token")
                        .willReturn(okJson(
                                        "{\"access_token\":\"new-token\",\"refresh_token\":\"refresh-2\",\"expires_in\":600}")
                                .withFixedDelay(300)));
        Connection connection = due(NOW);
        List<Future<Optional<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(threads.submit(() -> token(connection)));
        }
        for (Future<Optional<String>> call : calls) {
            assertThat(call.get()).contains("new-token");
        }
        assertThat(SHOP.onlyRequest().body()).contains("refresh-1");
        assertThat(connections.use(ADA, service).orElseThrow().refreshToken()).contains("refresh-2");
    }

    @Test
    void while_the_service_is_down_a_token_is_used_until_it_expires() throws Exception {
        SHOP.on("POST", "/token").answer(503, "{}");
        assertThat(token(due(NOW.plusSeconds(600)))).contains("old-token-0123456789");
        assertThat(connections.list()).hasSize(1);
    }

    @Test
    void a_refresh_token_that_is_refused_ends_the_connection() throws Exception {
        SHOP.on("POST", "/token").answer(400, "{\"error\":\"invalid_grant\"}");
        assertThat(token(due(NOW))).isEmpty();
        assertThat(connections.list()).isEmpty();
    }
}
