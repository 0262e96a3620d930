package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.ToolOptions;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Schemas and regular expressions for the URI of an endpoint. Stateless. */
final class UriSchema {

    /** A setting or an expression, which may stand in the place of a name. */
    private static final String OPEN = "\\{\\{|\\$\\{";

    private UriSchema() {}

    /** The schema of any URI; its component is one of those named, installed or not. */
    static ObjectNode known(Collection<String> schemes) {
        return object().put("type", "string")
                .put("pattern", "^\\s*(" + OPEN + "|ref:|(" + alternatives(schemes) + ")(:|\\?|$))")
                .put("patternErrorMessage", "there is no component of this name; check its spelling");
    }

    /** The rule that a component's URIs continue with what can be the name of a tool or block. */
    static ObjectNode anyName(String scheme) {
        return names(scheme, ToolOptions.NAME, "a name has 1 to 128 letters, digits, '_', '-' or '.'");
    }

    /** The rule that a component's URIs continue with one of the names that exist. */
    static ObjectNode oneOf(String scheme, Collection<String> names) {
        return names(
                scheme,
                alternatives(names),
                "there is no " + scheme + ": of this name; known are " + String.join(", ", names));
    }

    private static ObjectNode names(String scheme, String pattern, String message) {
        ObjectNode rule = object();
        rule.putObject("if").put("pattern", "^" + scheme + ":");
        rule.putObject("then")
                .put("pattern", "^" + scheme + ":(" + OPEN + "|(" + pattern + ")(\\?|$))")
                .put("patternErrorMessage", message);
        return rule;
    }

    /** The schema that proposes URIs, each with its description, and permits any other that keeps the rules. */
    static ObjectNode proposals(Map<String, String> uris, ArrayNode rules) {
        ObjectNode proposed = object();
        uris.keySet().forEach(proposed.putArray("enum")::add);
        uris.values().forEach(proposed.putArray("enumDescriptions")::add);
        ObjectNode proposals = object();
        proposals.putArray("anyOf").add(proposed).addObject().put("type", "string");
        proposals.set("allOf", rules);
        return proposals;
    }

    /** A regular expression for every URI of a component. */
    static String any(String scheme) {
        return "^" + scheme + "(:|\\?|$)";
    }

    /** A regular expression for the URIs of a component that leave its options to {@code parameters}. */
    static String withoutQuery(String scheme) {
        return "^" + scheme + "(:[^?]*)?$";
    }

    /** A regular expression for one URI. */
    static String exactly(String uri) {
        return "^" + escaped(uri) + "$";
    }

    private static String alternatives(Collection<String> words) {
        return words.stream().map(UriSchema::escaped).collect(Collectors.joining("|"));
    }

    /** Escapes the characters of names that have a meaning in a regular expression; Java's quotes are unknown in ECMAScript. */
    static String escaped(String word) {
        return word.replaceAll("[.+*?()\\[\\]{}|^$\\\\]", "\\\\$0");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
