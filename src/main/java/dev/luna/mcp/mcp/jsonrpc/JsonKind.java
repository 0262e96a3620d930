package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;

/** Names a JSON value's kind in words, for messages to people. */
public final class JsonKind {

    private JsonKind() {}

    /** For example {@code "an array"}; a missing value is {@code "nothing"}. */
    public static String of(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "nothing";
        }
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> value.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
