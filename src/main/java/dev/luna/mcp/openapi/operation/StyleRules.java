package dev.luna.mcp.openapi.operation;

import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.openapi.operation.ApiParameter.Style;

/** The styles {@code form} and {@code simple} of OpenAPI 3 (section "Style Values"). Stateless. */
final class StyleRules {

    private StyleRules() {}

    /**
     * How a list or an object is written.
     *
     * @param explode as the description says, or by default
     * @param object true if the value is an object
     */
    static Style of(Place place, boolean explode, boolean object) {
        if (!explode || place == Place.COOKIE) {
            return Style.COMMA;
        }
        if (object) {
            return Style.PROPERTIES;
        }
        // Simple, the style of paths and headers, separates the elements of a list by commas in any case.
        return place == Place.PATH || place == Place.HEADER ? Style.COMMA : Style.REPEATED;
    }
}
