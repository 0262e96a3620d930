package dev.luna.mcp.openapi;

import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import dev.luna.mcp.openapi.operation.ApiParameter;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.outbound.ValueStyle;
import java.util.Optional;

/** The style of an argument as the option {@code styles} has it, if it is not the one that {@code block:http} uses anyway. Stateless. */
final class StyleOption {

    private StyleOption() {}

    static Optional<String> of(ToolArgument argument, Optional<Encoding> encoding) {
        ApiParameter parameter = argument.parameter();
        if (parameter.place() == Place.PATH && parameter.segments()) {
            return Optional.of(ValueStyle.SEGMENTS.option());
        }
        boolean body = parameter.place() == Place.BODY || parameter.place() == Place.FILE;
        boolean form = encoding.filter(one -> one == Encoding.FORM || one == Encoding.MULTIPART)
                .isPresent();
        boolean plain = isPlain(parameter) && parameter.style() != ValueStyle.JSON;
        if (plain || body && !form || parameter.style() == usual(parameter.place())) {
            return Optional.empty();
        }
        return Optional.of(parameter.style().option());
    }

    /** A text or a number is written the same way in all styles. */
    private static boolean isPlain(ApiParameter parameter) {
        String type = parameter.schema().node().path("type").asText();
        return type.equals("string") || type.equals("integer") || type.equals("number") || type.equals("boolean");
    }

    private static ValueStyle usual(Place place) {
        return place == Place.PATH || place == Place.HEADER || place == Place.COOKIE
                ? ValueStyle.COMMA
                : ValueStyle.REPEATED;
    }
}
