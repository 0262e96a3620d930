package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.UrlTemplate;

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
        String pair = UrlTemplate.encode(name) + "=" + UrlTemplate.encode(String.valueOf(value));
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
        return new RestRequest(method, "/" + UrlTemplate.encodeSegments(path), "", null, false);
    }
}
