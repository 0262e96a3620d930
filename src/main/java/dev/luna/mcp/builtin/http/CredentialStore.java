package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.tool.InvalidToolException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.HttpClient;

/** The credentials of the owner's settings, by name; all tools that use one share it, and its tokens. Thread-safe. */
final class CredentialStore {

    private final Map<String, Credentials> known = new ConcurrentHashMap<>();
    private final Function<String, CredentialSettings> settings;
    private final HttpClient client;
    private final Executor threads;
    private final Consumer<String> secrets;

    /**
     * @param settings gives the settings of a name
     * @param client within the guard of outbound connections, for requests to authorization servers
     * @param threads run these requests
     * @param secrets gets what must be masked, besides the values of settings
     */
    CredentialStore(
            Function<String, CredentialSettings> settings,
            HttpClient client,
            Executor threads,
            Consumer<String> secrets) {
        this.settings = settings;
        this.client = client;
        this.threads = threads;
        this.secrets = secrets;
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
                };
        return new Credentials(given.name(), given.url("url"), given.place(), source);
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
        Map<String, String> more = new LinkedHashMap<>();
        Stream.of("scope", "audience", "resource")
                .forEach(field -> given.find(field).ifPresent(value -> more.put(field, value)));
        String place = given.find("client-auth").orElse("basic");
        if (!place.equals("basic") && !place.equals("post")) {
            throw new InvalidToolException("luna.credentials." + given.name() + ".client-auth must be basic or post");
        }
        TokenRequest request = new TokenRequest(
                given.name(),
                given.url("token-url"),
                given.get("client-id"),
                given.get("client-secret"),
                place.equals("post"),
                more);
        secrets.accept(request.basic());
        TokenEndpoint endpoint = new TokenEndpoint(request, client, secrets, Clock.systemUTC());
        return new ClientCredentials(endpoint, threads, Clock.systemUTC());
    }
}
