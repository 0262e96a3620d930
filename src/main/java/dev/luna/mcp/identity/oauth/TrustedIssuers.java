package dev.luna.mcp.identity.oauth;

import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.tool.Degradation;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** The authorization servers that the owner trusts, with their connections and threads. Thread-safe. */
final class TrustedIssuers implements Degradation, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 262_144;

    private final Map<String, TrustedIssuer> issuers = new LinkedHashMap<>();
    private final List<CloseableHttpClient> clients = new ArrayList<>();
    private final CheckThreads threads = new CheckThreads();

    private TrustedIssuers() {}

    /** @param policy the owner's; each server is permitted in addition, for its own connections */
    static TrustedIssuers of(OAuthSettings settings, OutboundPolicy policy) {
        TrustedIssuers all = new TrustedIssuers();
        settings.issuers().forEach(issuer -> all.add(issuer, settings, policy));
        return all;
    }

    private void add(String issuer, OAuthSettings settings, OutboundPolicy policy) {
        CloseableHttpClient http = GuardedHttp.ofService(
                        URI.create(issuer),
                        "The authorization server",
                        "LUNA_OAUTH_ISSUER",
                        policy,
                        TIMEOUT,
                        MOST_BYTES)
                .client()
                .build();
        clients.add(http);
        AuthorizationServerClient requests = new AuthorizationServerClient(issuer, http);
        ClaimsCheck claims = new ClaimsCheck(issuer, settings.resource().toString(), Clock.systemUTC());
        Executor discovery = threads.discovery();
        issuers.put(
                issuer,
                new TrustedIssuer(
                        new KnownServer(requests::discover, discovery, Clock.systemUTC()),
                        new SignatureCheck(claims),
                        settings.introspection().map(client -> new Introspection(requests, client, claims))));
    }

    /** Finds the principals of their tokens. */
    OAuthAuthenticator authenticator() {
        return new OAuthAuthenticator(
                new AccessTokenCheck(issuers, threads.workers(), threads.introspection()), Clock.systemUTC());
    }

    @Override
    public Optional<String> degradation() {
        return issuers.values().stream()
                .flatMap(issuer -> issuer.server().problem().stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), all -> Optional.of(all).filter(text -> !text.isEmpty())));
    }

    @Override
    public void close() throws IOException {
        threads.close();
        for (CloseableHttpClient client : clients) {
            client.close();
        }
    }
}
