package dev.luna.mcp.builtin.http;

import dev.luna.mcp.connection.CallerConnections;
import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.outbound.credential.OAuthClient;
import dev.luna.mcp.outbound.credential.TokenEndpoint;
import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.tool.InvalidToolException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.HttpClient;

/** The credentials of the owner's settings, by name; all tools that use one share it, and its tokens. Thread-safe. */
final class CredentialStore {

    /** The lifetime of a token if the server does not say how long it lives. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Map<String, Credentials> known = new ConcurrentHashMap<>();
    private final Function<String, CredentialSettings> settings;
    private final HttpClient http;
    private final Executor threads;
    private final Consumer<String> secrets;
    private final Supplier<CallerConnections> connections;

    /**
     * @param settings gives the settings of a name
     * @param http within the guard of outbound connections, for requests to authorization servers
     * @param threads run these requests
     * @param secrets gets what must be masked, besides the values of settings
     * @param connections gives the connections of callers, asked only if there are credentials of that kind
     */
    CredentialStore(
            Function<String, CredentialSettings> settings,
            HttpClient http,
            Executor threads,
            Consumer<String> secrets,
            Supplier<CallerConnections> connections) {
        this.settings = settings;
        this.http = http;
        this.threads = threads;
        this.secrets = secrets;
        this.connections = connections;
    }

    /** @throws InvalidToolException if the settings of this name are missing or not valid; the message names them */
    Credentials find(String name) {
        return known.computeIfAbsent(name, key -> read(settings.apply(key)));
    }

    private Credentials read(CredentialSettings given) {
        CredentialSettings.Kind kind = given.kind();
        Credentials.Source source =
                switch (kind) {
                    case BEARER -> FixedAuthorization.bearer(given.get("token"));
                    case BASIC -> basic(given);
                    case CLIENT -> client(given);
                    case KEY -> key(given);
                    case CONNECTION -> new OwnConnection(connections.get(), given.name(), null);
                };
        return new Credentials(given.name(), given.url("url"), CredentialPlace.of(given), source);
    }

    private Credentials.Source basic(CredentialSettings given) {
        String user = given.get("user");
        String password = given.get("password");
        if (user.contains(":")) {
            throw new InvalidToolException(
                    "the user of the credentials '" + given.name() + "' has a colon, which HTTP Basic does not allow");
        }
        secrets.accept(FixedAuthorization.encoded(user, password));
        return FixedAuthorization.basic(user, password);
    }

    private Credentials.Source key(CredentialSettings given) {
        String key = given.get("key");
        // A service may repeat the URL, in which it is encoded.
        secrets.accept(UrlBuilder.encode(key));
        return new FixedAuthorization(key);
    }

    private Credentials.Source client(CredentialSettings given) {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "client_credentials");
        Stream.of("scope", "audience", "resource")
                .forEach(field -> given.find(field).ifPresent(value -> grant.put(field, value)));
        OAuthClient client = given.client();
        secrets.accept(client.basic());
        TokenEndpoint endpoint = new TokenEndpoint(client, http, secrets);
        Clock clock = Clock.systemUTC();
        return new ClientCredentials(
                () -> {
                    TokenResponse issued = endpoint.request(grant);
                    return AccessToken.issued(
                            issued.accessToken(), issued.lifetime().orElse(USUAL), clock.instant());
                },
                threads,
                clock);
    }
}
