package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.outbound.ValueStyle;
import java.util.Map;
import java.util.Set;

/**
 * The body of a request. Immutable.
 *
 * @param type its media type, in lower case without parameters
 * @param encoding how it is written
 * @param styles of the fields of a form that have one of their own
 * @param files the fields of a multipart body that the description declares as files by their media type
 */
public record ApiBody(
        String type,
        Encoding encoding,
        boolean required,
        Located schema,
        Map<String, ValueStyle> styles,
        Set<String> files) {

    /** The form of a body; the names are those of the option {@code encoding} of {@code block:http}. */
    public enum Encoding {
        JSON,
        FORM,
        MULTIPART,
        TEXT,
        BINARY
    }

    /** Makes its collections immutable. */
    public ApiBody {
        styles = Map.copyOf(styles);
        files = Set.copyOf(files);
    }
}
