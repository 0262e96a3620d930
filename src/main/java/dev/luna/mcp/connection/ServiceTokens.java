package dev.luna.mcp.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.TokenEndpoint;
import dev.luna.mcp.outbound.credential.TokenResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests the tokens of connections from their services, and revokes them there. Thread-safe. */
public final class ServiceTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokens.class);
    /** GitHub has a method of its own, which revokes the refresh token with the access token. */
    private static final Pattern GITHUB = Pattern.compile("/applications/[^/]+/token$");

    private static final String REFRESH = "refresh_token";

    private final HttpClient http;
    private final Consumer<String> secrets;
    private final Clock clock;

    /**
     * @param http within the guard of outbound connections; it follows no redirect
     * @param secrets gets each token before it is used, so that it can be masked
     */
    public ServiceTokens(HttpClient http, Consumer<String> secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Exchanges the code of a callback for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5).
     *
     * @throws dev.luna.mcp.tool.UpstreamException if the service refuses or fails
     */
    TokenResponse exchange(ConnectedService service, String code, String verifier, URI redirect) {
        Map<String, String> grant = new LinkedHashMap<>();
        grant.put("grant_type", "authorization_code");
        grant.put("code", code);
        grant.put("redirect_uri", redirect.toString());
        grant.put("code_verifier", verifier);
        return request(service, grant);
    }

    /**
     * Requests new tokens for a connection (RFC 6749, section 6). A service that rotates refresh tokens gives a new one.
     *
     * @throws dev.luna.mcp.tool.UpstreamException if the service refuses or fails
     */
    TokenResponse refresh(ConnectedService service, String refreshToken) {
        return request(service, Map.of("grant_type", REFRESH, REFRESH, refreshToken));
    }

    private TokenResponse request(ConnectedService service, Map<String, String> grant) {
        secrets.accept(service.client().basic());
        return new TokenEndpoint(service.client(), http, secrets).request(grant);
    }

    /** The access token of a response, with the time at which to renew it. */
    AccessToken accessToken(TokenResponse issued) {
        return issued.lifetime()
                .map(lifetime -> AccessToken.issued(issued.accessToken(), lifetime, clock.instant()))
                .orElse(new AccessToken(issued.accessToken(), Instant.MAX, Instant.MAX));
    }

    /**
     * Revokes tokens at their service, if it has an endpoint for that (RFC 7009).
     *
     * @return true if the service has confirmed it
     */
    boolean revoke(ConnectedService service, String accessToken, Optional<String> refreshToken) {
        if (service.revokeUrl().isEmpty()) {
            return false;
        }
        try {
            boolean refresh = refreshToken.isEmpty() || send(service, refreshToken.get(), REFRESH);
            return send(service, accessToken, "access_token") && refresh;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A token could not be revoked at {}", service.host(), e);
            return false;
        }
    }

    private boolean send(ConnectedService service, String token, String kind) throws IOException {
        URI url = service.revokeUrl().orElseThrow();
        boolean github = GITHUB.matcher(url.getPath()).find();
        if (github && kind.equals(REFRESH)) {
            return true;
        }
        ClassicHttpRequest request = github
                ? githubRequest(service, url, token)
                : service.client().request(url, Map.of("token", token, "token_type_hint", kind));
        int status = http.execute(request, ClassicHttpResponse::getCode);
        if (status / 100 != 2) {
            LOG.warn("{} answered {} to the revocation of a token", service.host(), status);
        }
        return status / 100 == 2;
    }

    private static ClassicHttpRequest githubRequest(ConnectedService service, URI url, String token)
            throws JsonProcessingException {
        HttpUriRequestBase delete = new HttpUriRequestBase("DELETE", url);
        delete.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + service.client().basic());
        delete.setHeader(HttpHeaders.ACCEPT, "application/vnd.github+json");
        delete.setEntity(new StringEntity(
                new ObjectMapper().writeValueAsString(Map.of("access_token", token)), ContentType.APPLICATION_JSON));
        return delete;
    }
}
