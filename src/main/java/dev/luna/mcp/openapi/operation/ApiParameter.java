package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.outbound.ValueStyle;

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
        String name,
        Place place,
        boolean required,
        ValueStyle style,
        boolean segments,
        Located schema,
        String description) {

    /** The place of a value in a request. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        BODY,
        /** A field of the body that is a file. */
        FILE
    }
}
