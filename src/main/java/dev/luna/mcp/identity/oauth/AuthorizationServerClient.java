package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Requests to one authorization server: its metadata and keys, and whether a token is active. They block. Thread-safe. */
final class AuthorizationServerClient {

    private static final int NOT_FOUND = 404;
    private static final int MOST_KEYS = 100;

    private final String issuer;
    private final HttpClient http;

    /**
     * @param issuer the issuer identifier
     * @param http within the guard of outbound connections, bounded in time and size; it follows no redirect
     */
    AuthorizationServerClient(String issuer, HttpClient http) {
        this.issuer = issuer;
        this.http = http;
    }

    /**
     * Requests the metadata (RFC 8414, OpenID Connect Discovery) and the keys.
     *
     * @throws AuthorizationServerException if either cannot be used
     */
    AuthorizationServer discover() {
        Map<String, Object> metadata = metadata();
        if (!issuer.equals(metadata.get("issuer"))) {
            // RFC 8414, section 3.3: otherwise one server could speak for another.
            throw new AuthorizationServerException("The metadata of " + issuer
                    + " names another issuer; LUNA_OAUTH_ISSUER must be written exactly as there");
        }
        Optional<URI> keys = endpoint(metadata, "jwks_uri");
        return new AuthorizationServer(
                issuer, keys.map(this::keys).orElseGet(JWKSet::new), endpoint(metadata, "introspection_endpoint"));
    }

    /**
     * Asks about a token.
     *
     * @return the members of the response (RFC 7662, section 2.2); empty if the server does not answer about tokens of this kind
     * @throws AuthorizationServerException if there is no usable response
     */
    Optional<Map<String, Object>> introspect(URI endpoint, IntrospectionClient client, String token) {
        HttpPost request = new HttpPost(endpoint);
        request.setHeader(HttpHeaders.AUTHORIZATION, client.authorization());
        List<NameValuePair> form = List.of(
                new BasicNameValuePair("token", token), new BasicNameValuePair("token_type_hint", "access_token"));
        request.setEntity(new UrlEncodedFormEntity(form));
        JsonResponse response = send("introspection endpoint", request);
        if (response.isError("unsupported_token_type")) {
            return Optional.empty();
        }
        return Optional.of(JsonResponse.members(subject("introspection endpoint"), response));
    }

    private Map<String, Object> metadata() {
        for (URI place : WellKnownPlaces.of(issuer)) {
            JsonResponse response = send("metadata", new HttpGet(place));
            if (response.status() != NOT_FOUND) {
                return JsonResponse.members(subject("metadata"), response);
            }
        }
        throw new AuthorizationServerException(subject("metadata") + " is at none of the well-known places");
    }

    private Optional<URI> endpoint(Map<String, Object> metadata, String name) {
        Object value = metadata.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(value.toString());
            // The issuer may be a plain http service of the owner's; nothing else may be.
            boolean isPlain = "http".equals(url.getScheme())
                    && url.getRawAuthority() != null
                    && url.getRawAuthority().equals(URI.create(issuer).getRawAuthority());
            if (url.getHost() != null && ("https".equals(url.getScheme()) || isPlain)) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            throw new AuthorizationServerException("The " + name + " of " + issuer + " is no URL", e);
        }
        throw new AuthorizationServerException("The " + name + " of " + issuer + " must begin with https:");
    }

    private JWKSet keys(URI place) {
        JsonResponse response = send("keys", new HttpGet(place));
        try {
            JWKSet all = JWKSet.parse(JsonResponse.members(subject("keys"), response));
            if (all.size() > MOST_KEYS) {
                throw new AuthorizationServerException(issuer + " has more than " + MOST_KEYS + " keys");
            }
            return all.toPublicJWKSet();
        } catch (ParseException e) {
            throw new AuthorizationServerException(subject("keys") + " is no set of keys (RFC 7517)", e);
        }
    }

    private JsonResponse send(String what, ClassicHttpRequest request) {
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        try {
            return http.execute(request, JsonResponse::of);
        } catch (IOException | RuntimeException e) {
            throw new AuthorizationServerException(subject(what) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String subject(String what) {
        return "The " + what + " of " + issuer;
    }
}
