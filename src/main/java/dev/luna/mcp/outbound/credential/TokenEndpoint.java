package dev.luna.mcp.outbound.credential;

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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Requests tokens from an authorization server (RFC 6749). Thread-safe. */
public final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 65_536;

    /** The characters of a bearer token (RFC 6750), and others that are harmless in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

    private static final Duration LONGEST = Duration.ofDays(365);

    private final OAuthClient client;
    private final HttpClient http;
    private final Consumer<String> secrets;

    /**
     * @param http within the guard of outbound connections; it follows no redirect, which would carry the secret on
     * @param secrets gets each token before it is used, so that it can be masked
     */
    public TokenEndpoint(OAuthClient client, HttpClient http, Consumer<String> secrets) {
        this.client = client;
        this.http = http;
        this.secrets = secrets;
    }

    /**
     * Requests a token.
     *
     * @param parameters the grant: {@code grant_type} and what belongs to it
     * @throws TokenRefusedException if the server refuses
     * @throws UpstreamException if it fails, or answers something else
     */
    public TokenResponse request(Map<String, String> parameters) {
        try {
            return http.execute(client.request(client.tokenUrl(), parameters), this::read);
        } catch (InvalidArgumentException e) {
            // The guard refuses the address, which is none of the caller's arguments.
            throw new UpstreamException(client.subject() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            ToolException meaning = new UpstreamFailures()
                    .translate(e)
                    .orElseGet(() -> new UpstreamUnavailableException(client.subject() + " failed.", e));
            throw meaning instanceof UpstreamException known
                    ? known
                    : new UpstreamUnavailableException(meaning.getMessage(), e);
        }
    }

    private TokenResponse read(ClassicHttpResponse response) throws IOException {
        byte[] bytes = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_BYTES);
        JsonNode json = json(bytes);
        int status = response.getCode();
        if (status >= 500) {
            throw new UpstreamUnavailableException(client.subject() + " answered " + status + ".", null, status);
        }
        // GitHub refuses with the status 200.
        String error = json.path("error").asText();
        if (status != 200 || !error.isEmpty()) {
            throw new TokenRefusedException(
                    client.subject() + " answered " + status + reason(json) + " Check " + client.settings() + ".",
                    error,
                    status);
        }
        String token = json.path("access_token").asText();
        if (!TOKEN.matcher(token).matches()
                || !json.path("token_type").asText("bearer").equalsIgnoreCase("bearer")) {
            throw new UpstreamException(
                    client.subject() + " answered without a bearer token. Check " + client.settings() + ".");
        }
        secrets.accept(token);
        Optional<String> refresh = Optional.of(json.path("refresh_token").asText())
                .filter(text -> TOKEN.matcher(text).matches());
        refresh.ifPresent(secrets);
        return new TokenResponse(token, refresh, lifetime(json));
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
    private static Optional<Duration> lifetime(JsonNode json) {
        if (!json.hasNonNull("expires_in")) {
            return Optional.empty();
        }
        long seconds = json.path("expires_in").asLong(0);
        return Optional.of(Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST.toSeconds()))));
    }
}
