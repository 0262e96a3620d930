package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.UrlBuilder;

/**
 * A request to GitHub's REST API. Immutable. Path segments and query values are percent-encoded, so a value cannot become a
 * separator or another parameter.
 *
 * @param method GET, POST, PUT or PATCH
 * @param path below the API's base, encoded, beginning with a slash
 * @param query encoded, without a question mark, empty for none
 * @param body sent as JSON; null for none
 * @param optional true if a 404 is a result ("there is none"), not a failure
 *
 */
public record RestRequest(String method, String path, String query, Object body, boolean optional) {

    RestRequest with(String name, Object value) {
        String pair = UrlBuilder.encode(name) + "=" + UrlBuilder.encode(String.valueOf(value));
        return new RestRequest(method, path, query.isEmpty() ? pair : query + "&" + pair, body, optional);
    }

    RestRequest sending(Object json) {
        return new RestRequest(method, path, query, json, optional);
    }

    /** True if the request changes something. */
    boolean isWriting() {
        return !method.equals("GET");
    }

    /** The request as failures name it: its method and path; neither query nor body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
