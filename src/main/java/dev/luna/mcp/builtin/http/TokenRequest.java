package dev.luna.mcp.builtin.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The request of a client for an access token. Immutable.
 *
 * @param name of the credentials
 * @param url the token endpoint
 * @param inBody true if id and secret are sent in the body, false for HTTP Basic, which every server supports (RFC 6749, 2.3.1)
 * @param more further parameters, such as {@code scope}
 */
record TokenRequest(
        String name, URI url, String clientId, String clientSecret, boolean inBody, Map<String, String> more) {

    TokenRequest {
        more = Map.copyOf(more);
    }

    /** A new message. */
    ClassicHttpRequest message() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "client_credentials");
        parameters.putAll(more);
        HttpPost post = new HttpPost(url);
        if (inBody) {
            parameters.put("client_id", clientId);
            parameters.put("client_secret", clientSecret);
        } else {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + basic());
        }
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        String form = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        post.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return post;
    }

    /** Id and secret as HTTP Basic carries them. */
    String basic() {
        return FixedAuthorization.encoded(encoded(clientId), encoded(clientSecret));
    }

    /** The subject of a sentence about the token endpoint; the rest of its URL may be a secret. */
    String subject() {
        return "The token endpoint at " + url.getScheme() + "://" + url.getRawAuthority();
    }

    /** The settings of the request. */
    String settings() {
        return "luna.credentials." + name + ".token-url, client-id, client-secret and scope";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenRequest to " + url;
    }
}
