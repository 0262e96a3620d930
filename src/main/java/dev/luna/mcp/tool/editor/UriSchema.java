package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.ToolOptions;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The schema of an endpoint's URI: the known components, and the names that some of them have. Not thread-safe. */
final class UriSchema {

    /** What may stand in the place of a name: a setting, or an expression. */
    private static final String OPEN = "\\{\\{|\\$\\{";

    private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    private final ArrayNode rules = schema.putArray("allOf");

    /** @param schemes the names of all components, installed or not */
    UriSchema(Collection<String> schemes) {
        rules.addObject()
                .put("pattern", "^\\s*(" + OPEN + "|ref:|(" + alternatives(schemes) + ")(:|\\?|$))")
                .put("patternErrorMessage", "there is no component of this name; check its spelling");
    }

    /** Limits the names after a scheme to those that exist; if none do, to what can be the name of a tool. */
    void restrict(String scheme, Collection<String> names) {
        String known = names.isEmpty() ? ToolOptions.NAME : alternatives(names);
        String message = names.isEmpty()
                ? "a name has 1 to 128 letters, digits, '_', '-' or '.'"
                : "there is no " + scheme + ": of this name; known are " + String.join(", ", names);
        ObjectNode rule = rules.addObject();
        rule.putObject("if").put("pattern", "^" + scheme + ":");
        rule.putObject("then")
                .put("pattern", "^" + scheme + ":(" + OPEN + "|(" + known + ")(\\?|$))")
                .put("patternErrorMessage", message);
    }

    ObjectNode json() {
        return schema;
    }

    /** The schema that proposes URIs, each with its description, and permits any other. */
    static ObjectNode proposals(Map<String, String> uris) {
        ObjectNode proposed = JsonNodeFactory.instance.objectNode();
        uris.keySet().forEach(proposed.putArray("enum")::add);
        uris.values().forEach(proposed.putArray("enumDescriptions")::add);
        ObjectNode proposals = JsonNodeFactory.instance.objectNode();
        proposals.putArray("anyOf").add(proposed).addObject().put("type", "string");
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
}
