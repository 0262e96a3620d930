package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/** A request that an {@link Upstream} got; immutable. */
public final class ReceivedRequest {

    private final LoggedRequest request;

    ReceivedRequest(LoggedRequest request) {
        this.request = request;
    }

    /** Method and path with query, such as {@code GET /users?page=2}. */
    public String line() {
        return request.getMethod() + " " + request.getUrl();
    }

    /** The first header of a name; null if there is none. */
    public String header(String name) {
        return request.getHeader(name);
    }

    /** The body as text. */
    public String body() {
        return request.getBodyAsString();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonRpc.json(body());
    }

    /** Expects a body that is this JSON. */
    public ReceivedRequest expectJson(String json) {
        assertThat(json()).as(toString()).isEqualTo(JsonRpc.json(json));
        return this;
    }

    @Override
    public String toString() {
        return line() + "\n" + body();
    }
}
