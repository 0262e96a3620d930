package dev.luna.mcp.github;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One request to GitHub's REST API. Immutable. Every path segment and query value is percent-encoded here, and only
 * here, so the request line holds nothing but what its maker meant.
 *
 * @param method GET, POST, PUT or PATCH
 * @param path below the API's base, encoded, beginning with a slash
 * @param query encoded, without a question mark, empty for none
 * @param body what is sent as JSON, or null for nothing
 * @param mayBeAbsent whether 404 is an answer ("there is none") rather than a failure
 */
public record RestRequest(String method, String path, String query, Object body, boolean mayBeAbsent) {

    /** What needs no escape; the tilde does not either, but camel-http escapes it. */
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

    /**
     * A request for something of a repository.
     *
     * @param below names checked by {@link GitHubNames}; a slash in one separates segments
     */
    static RestRequest get(String owner, String repo, String... below) {
        return of("GET", owner, repo, below);
    }

    /** A request to add something to a repository; see {@link #get}. */
    static RestRequest post(String owner, String repo, String... below) {
        return of("POST", owner, repo, below);
    }

    /** A request to write something in a repository; see {@link #get}. */
    static RestRequest put(String owner, String repo, String... below) {
        return of("PUT", owner, repo, below);
    }

    RestRequest with(String name, Object value) {
        String pair = encode(name) + "=" + encode(String.valueOf(value));
        return new RestRequest(method, path, query.isEmpty() ? pair : query + "&" + pair, body, mayBeAbsent);
    }

    RestRequest sending(Object json) {
        return new RestRequest(method, path, query, json, mayBeAbsent);
    }

    RestRequest orAbsent() {
        return new RestRequest(method, path, query, body, true);
    }

    /** How failures name this request: its method and path; neither query nor body. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static RestRequest of(String method, String owner, String repo, String... below) {
        String path =
                "repos/" + GitHubNames.owner(owner) + "/" + GitHubNames.repo(repo) + "/" + String.join("/", below);
        return new RestRequest(method, encodeSegments(path), "", null, false);
    }

    private static String encodeSegments(String path) {
        return Arrays.stream(path.split("/", -1)).map(RestRequest::encode).collect(Collectors.joining("/", "/", ""));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(String.format("%02X", octet));
            }
        }
        return encoded.toString();
    }
}
