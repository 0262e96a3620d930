package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The text of an argument in a query or header. Stateless. */
final class RequestText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestText() {}

    /** A text as it is, anything else as JSON. */
    static String of(Object value) {
        return value instanceof String text ? text : json(value);
    }

    /** Anything as JSON. */
    static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
