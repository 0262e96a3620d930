package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.document.Located;

/**
 * A parameter of an operation, or a field of its body. Immutable.
 *
 * @param name as the API knows it
 * @param place where it is sent
 * @param style how a list or an object is written there
 * @param segments true if the value may be several parts of a path
 * @param description for people; may be empty
 */
public record ApiParameter(
        String name, Place place, boolean required, Style style, boolean segments, Located schema, String description) {

    /** Where a value is sent. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        BODY,
        /** A field of the body that is a file. */
        FILE
    }

    /** How a list or an object is written; the names are those of the option {@code styles} of {@code block:http}. */
    public enum Style {
        /** Each element of a list is sent with the name. */
        REPEATED,
        /** Separated by commas. */
        COMMA,
        /** Separated by spaces. */
        SPACE,
        /** Separated by vertical bars. */
        PIPE,
        /** {@code name[key]=value}. */
        DEEP,
        /** The properties of an object are sent under their own names. */
        PROPERTIES,
        /** As JSON. */
        JSON
    }
}
