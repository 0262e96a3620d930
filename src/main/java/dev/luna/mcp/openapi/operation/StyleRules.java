package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.outbound.ValueStyle;

/** The styles {@code form} and {@code simple} of OpenAPI 3 (section "Style Values"). Stateless. */
final class StyleRules {

    private StyleRules() {}

    /**
     * The style of a list or an object.
     *
     * @param explode as the description says, or by default
     * @param object true if the value is an object
     */
    static ValueStyle of(Place place, boolean explode, boolean object) {
        if (!explode || place == Place.COOKIE) {
            return ValueStyle.COMMA;
        }
        if (object) {
            return ValueStyle.PROPERTIES;
        }
        // Simple, the style of paths and headers, separates the elements of a list by commas in any case.
        return place == Place.PATH || place == Place.HEADER ? ValueStyle.COMMA : ValueStyle.REPEATED;
    }
}
