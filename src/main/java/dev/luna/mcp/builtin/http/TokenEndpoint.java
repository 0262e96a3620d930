package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.outbound.UpstreamFailures;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Requests access tokens from an authorization server (RFC 6749, section 4.4). Thread-safe. */
final class TokenEndpoint implements Supplier<AccessToken> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 65_536;

    /** The characters of a bearer token (RFC 6750), and others that are harmless in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

    /** If the server does not say how long a token lives. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final TokenRequest request;
    private final HttpClient client;
    private final Consumer<String> secrets;
    private final Clock clock;

    /**
     * @param client within the guard of outbound connections; it follows no redirect, which would carry the secret on
     * @param secrets gets each token before it is used, so that it can be masked
     */
    TokenEndpoint(TokenRequest request, HttpClient client, Consumer<String> secrets, Clock clock) {
        this.request = request;
        this.client = client;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Requests a token.
     *
     * @throws UpstreamException if the server refuses, fails, or answers something else
     */
    @Override
    public AccessToken get() {
        try {
            return client.execute(request.message(), this::read);
        } catch (InvalidArgumentException e) {
            // The guard refuses the address, which is none of the caller's arguments.
            throw new UpstreamException(request.subject() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            ToolException meaning = new UpstreamFailures()
                    .translate(e)
                    .orElseGet(() -> new UpstreamUnavailableException(request.subject() + " failed.", e));
            throw meaning instanceof UpstreamException known
                    ? known
                    : new UpstreamUnavailableException(meaning.getMessage(), e);
        }
    }

    private AccessToken read(ClassicHttpResponse response) throws IOException {
        byte[] bytes = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_BYTES);
        JsonNode json = json(bytes);
        int status = response.getCode();
        if (status >= 500) {
            throw new UpstreamUnavailableException(request.subject() + " answered " + status + ".", null, status);
        }
        if (status != 200) {
            throw new UpstreamException(
                    request.subject() + " answered " + status + reason(json) + " Check " + request.settings() + ".",
                    null,
                    status);
        }
        String token = json.path("access_token").asText();
        if (!TOKEN.matcher(token).matches()
                || !json.path("token_type").asText("bearer").equalsIgnoreCase("bearer")) {
            throw new UpstreamException(
                    request.subject() + " answered without a bearer token. Check " + request.settings() + ".");
        }
        secrets.accept(token);
        return AccessToken.issued(token, lifetime(json), clock.instant());
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static String reason(JsonNode json) {
        String error = json.path("error").asText() + " "
                + json.path("error_description").asText();
        return error.isBlank() ? "." : ": " + Excerpt.begin(Excerpt.oneLine(error.strip()), Excerpt.QUOTE) + ".";
    }

    /** Some servers send the number as a text. */
    private static Duration lifetime(JsonNode json) {
        long seconds = json.path("expires_in").asLong(USUAL.toSeconds());
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST.toSeconds())));
    }
}
