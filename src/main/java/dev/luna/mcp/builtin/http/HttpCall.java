package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.credential.CredentialSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.hc.core5.http.HttpHost;

/**
 * One call of {@code block:http}: its request, which may be sent more than once, and the time that is left for it. It belongs to one
 * exchange, whose steps use it one after the other.
 */
final class HttpCall {

    /** The variable of the exchange that has the call. */
    static final String VARIABLE = "LunaHttpCall";

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final HttpOptions options;
    private final Optional<Credentials> credentials;
    private final Map<String, Object> arguments;
    private final Map<String, String> headers;
    private final String url;
    private final String query;
    private final RequestBody body;
    private final long begin = System.nanoTime();
    private String authorization;
    private boolean renewed;
    private boolean answered;
    private int sent;

    /**
     * @param message has the arguments of the tool as headers
     * @param query encoded; null for none
     * @param body null for none
     */
    HttpCall(HttpOptions options, Message message, String url, String query, RequestBody body) {
        this.options = options;
        this.credentials = options.credentials().map(each -> each.of(message.getExchange()));
        this.arguments = new HashMap<>(message.getHeaders());
        this.headers = options.headers().in(message, options.styles());
        options.cookies().in(message, options.styles()).ifPresent(value -> headers.put(CookieLines.HEADER, value));
        this.url = url;
        this.query = query;
        this.body = body;
    }

    HttpOptions options() {
        return options;
    }

    String url() {
        return url;
    }

    String query() {
        return query;
    }

    RequestBody body() {
        return body;
    }

    /** A copy of the headers of the message before the request: the arguments of the tool. */
    Map<String, Object> arguments() {
        return new HashMap<>(arguments);
    }

    /** The headers that the tool file adds to the request, and the credentials. */
    Map<String, String> headers() {
        return authorization == null
                ? headers
                : options.credentials().get().place().addTo(headers, authorization);
    }

    /** The path of the request, with its query, when the credentials are added; they may be a part of the query. */
    String target(String path) {
        return authorization == null
                ? path
                : options.credentials().get().place().addTo(path, authorization);
    }

    /**
     * Begins an attempt.
     *
     * @throws IOException if there are no credentials to be had
     */
    void begin() throws IOException {
        sent++;
        if (credentials.isPresent()) {
            authorization = credentials.get().authorization(timeLeft());
        }
    }

    /** True if the request, which was refused for its credentials, has others to try with, once. */
    boolean renewCredentials() {
        if (renewed || authorization == null) {
            return false;
        }
        renewed = true;
        return credentials.get().renew(authorization);
    }

    /** The time that is left; null if there is no limit. */
    Duration timeLeft() {
        if (options.timeout().isEmpty()) {
            return null;
        }
        Duration left = options.timeout().get().minusNanos(System.nanoTime() - begin);
        return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
    }

    /** True if this is the server of the call, and the call is not done yet. */
    boolean isFor(HttpHost server) {
        URI target = URI.create(url);
        return !answered
                && target.getScheme().equalsIgnoreCase(server.getSchemeName())
                && withoutBrackets(target.getHost()).equalsIgnoreCase(withoutBrackets(server.getHostName()))
                && (server.getPort() == -1 || CredentialSettings.port(target) == server.getPort());
    }

    private static String withoutBrackets(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }

    /** The number of attempts that were begun. */
    int sent() {
        return sent;
    }

    void end() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }
}
