package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The names of the definitions that are added to those of Camel's schema. Stateless. */
final class Definitions {

    /** The place of the definitions in Camel's schema. */
    static final String PLACE = "/items/definitions";

    static final String URI = "luna.uri";
    static final String ROUTE_URI = "luna.uri.route";
    static final String STEP_URI = "luna.uri.step";
    static final String ROUTE = "luna.route";
    static final String STEP = "luna.step";

    private Definitions() {}

    /** The name of the definition of an endpoint's options. */
    static String options(String endpoint) {
        return "luna.options." + endpoint;
    }

    /** The name of the definition of a text in a language. */
    static String text(String language) {
        return "luna.text." + language;
    }

    static ObjectNode reference(String definition) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#" + PLACE + "/" + definition);
    }
}
