package dev.luna.mcp.outbound.credential;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * This server as a client of an authorization server. Immutable.
 *
 * @param name of the credentials
 * @param tokenUrl the token endpoint
 * @param inBody true if id and secret are sent in the body, false for HTTP Basic, which every server supports (RFC 6749, 2.3.1)
 */
public record OAuthClient(String name, URI tokenUrl, String id, String secret, boolean inBody) {

    /**
     * A new request that proves who the client is.
     *
     * @param url the token endpoint, or another one of the same server
     * @param parameters such as {@code grant_type}
     */
    public ClassicHttpRequest request(URI url, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        HttpPost post = new HttpPost(url);
        if (inBody) {
            all.put("client_id", id);
            all.put("client_secret", secret);
        } else {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + basic());
        }
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        post.setEntity(new StringEntity(form(all), ContentType.APPLICATION_FORM_URLENCODED));
        return post;
    }

    /** Names and values as a query or the body of a form has them. */
    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Id and secret as HTTP Basic carries them. */
    public String basic() {
        String text = encoded(id) + ":" + encoded(secret);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The subject of a sentence about the token endpoint; the rest of its URL may be a secret. */
    String subject() {
        return "The token endpoint at " + tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority();
    }

    /** The settings of the client. */
    String settings() {
        return "luna.credentials." + name + ".token-url, client-id, client-secret and scope";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuthClient of " + tokenUrl;
    }
}
