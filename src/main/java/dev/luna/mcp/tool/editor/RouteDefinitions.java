package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.check.LiteralText;
import java.util.Collection;
import org.apache.camel.util.StringHelper;

/** Camel's definitions of routes and steps, in which the places of endpoints and of expressions refer to definitions of ours. Stateless. */
final class RouteDefinitions {

    private static final String PROPERTIES = "properties";
    private static final String MODEL = "/org.apache.camel.model.";
    private static final String MESSAGE = "message";
    private static final String REFERENCE = "$ref";

    private RouteDefinitions() {}

    /** Changes the definitions, and adds those of texts. */
    static void refine(ObjectNode definitions) {
        definitions.forEach(ScalarTypes::widen);
        definitions.forEach(RouteDefinitions::refineEndpoints);
        LiteralText.all().stream()
                .map(LiteralText::language)
                .distinct()
                .forEach(language -> refineTexts(definitions, language));
        JsonNode simple = Definitions.reference(Definitions.text("simple"));
        ((ArrayNode) definitions.at(MODEL + "LogDefinition/oneOf")).set(0, simple);
        ((ObjectNode) definitions.at(MODEL + "LogDefinition/oneOf/1/properties")).set(MESSAGE, simple);
        ((ObjectNode) definitions.at(MODEL + "ThrowExceptionDefinition/properties")).set(MESSAGE, simple);
    }

    /** Limits the names in {@code language: {language: NAME}}. */
    static void restrictLanguages(ObjectNode definitions, Collection<String> names) {
        ObjectNode language = (ObjectNode) definitions.at(MODEL + "language.LanguageExpression/properties/language");
        ArrayNode known = language.putArray("enum");
        names.forEach(known::add);
    }

    private static void refineEndpoints(JsonNode node) {
        node.forEach(RouteDefinitions::refineEndpoints);
        if (isEndpoint(node)) {
            refineEndpoint((ObjectNode) node);
        } else if (node.path("oneOf") instanceof ArrayNode forms && isEndpoint(forms.path(1))) {
            ArrayNode rules = ((ObjectNode) forms.path(0)).putArray("allOf");
            rules.add(Definitions.reference(Definitions.URI)).add(Definitions.reference(Definitions.STEP_URI));
        }
    }

    private static boolean isEndpoint(JsonNode node) {
        return node.path(PROPERTIES).has("uri") && node.path(PROPERTIES).has("parameters");
    }

    private static void refineEndpoint(ObjectNode endpoint) {
        ArrayNode rules = endpoint.withArray("/allOf");
        if (endpoint.has(REFERENCE)) {
            // Beside a reference draft-07 ignores everything else.
            rules.addObject().set(REFERENCE, endpoint.remove(REFERENCE));
        }
        ObjectNode properties = (ObjectNode) endpoint.get(PROPERTIES);
        boolean isRoute = properties.path("steps") instanceof ObjectNode;
        if (isRoute) {
            properties.withObject("/steps").put("minItems", 1);
        }
        ObjectNode uri = properties.withObject("/uri");
        uri.remove("type");
        uri.putArray("allOf")
                .add(Definitions.reference(Definitions.URI))
                .add(Definitions.reference(isRoute ? Definitions.ROUTE_URI : Definitions.STEP_URI));
        rules.add(Definitions.reference(isRoute ? Definitions.ROUTE : Definitions.STEP));
    }

    /** Forbids what Camel takes literally in the two forms of an expression: a text, and an object with it. */
    private static void refineTexts(ObjectNode definitions, String language) {
        String text = Definitions.text(language);
        definitions.set(text, text(language));
        JsonNode forms = definitions.at(MODEL + "language." + StringHelper.capitalize(language) + "Expression/oneOf");
        ((ArrayNode) forms).set(0, Definitions.reference(text));
        ((ObjectNode) forms.path(1).path(PROPERTIES)).set("expression", Definitions.reference(text));
    }

    private static ObjectNode text(String language) {
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        text.putArray("type").add("string").add("number").add("boolean");
        ArrayNode rules = text.putArray("allOf");
        rules.addObject()
                .put("pattern", "^(?![\\s\\S]*\\{\\{\\s*" + LiteralText.SIMPLE_WORDS + ")")
                .put("patternErrorMessage", "{{..}} is a setting; an argument is ${header.NAME}, the body is ${body}");
        LiteralText.all().stream()
                .filter(literal -> literal.language().equals(language))
                .forEach(literal -> rules.addObject()
                        .put("pattern", "^(?![\\s\\S]*(?:" + literal.part().pattern() + "))")
                        .put("patternErrorMessage", literal.message("..")));
        return text;
    }
}
