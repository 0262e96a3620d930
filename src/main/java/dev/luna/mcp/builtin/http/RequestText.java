package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The text of an argument in a query or header: a text as it is, anything else as JSON. Stateless. */
final class RequestText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestText() {}

    static String of(Object value) {
        return value instanceof String text ? text : JSON.valueToTree(value).toString();
    }
}
