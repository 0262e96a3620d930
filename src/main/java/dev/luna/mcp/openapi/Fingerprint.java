package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.operation.ApiOperation;
import java.util.TreeMap;

/** Digests of what makes a tool of an operation another one: everything but texts for people. Stateless. */
final class Fingerprint {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LENGTH = 12;

    private Fingerprint() {}

    /** @param schema of its arguments, complete */
    static String of(ApiOperation operation, ToolArguments arguments, ObjectNode schema) {
        StringBuilder text = new StringBuilder(operation.key().text())
                .append('\n')
                .append(operation.server())
                .append('\n')
                .append(operation.answers())
                .append(operation.security())
                .append(operation.body().map(body -> body.type()).orElse(""));
        arguments.list().forEach(argument -> text.append('\n')
                .append(argument.name())
                .append(' ')
                .append(argument.parameter().name())
                .append(' ')
                .append(argument.parameter().place())
                .append(argument.parameter().style()));
        text.append('\n').append(sorted(schema, false));
        return ToolNames.digest(text.toString()).substring(0, LENGTH);
    }

    /** Without descriptions, and with members in an order that a document can change without a meaning. */
    private static JsonNode sorted(JsonNode json, boolean names) {
        if (json.isArray()) {
            var array = NODES.arrayNode();
            json.forEach(element -> array.add(sorted(element, false)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        TreeMap<String, JsonNode> members = new TreeMap<>();
        json.properties().forEach(member -> {
            if (names || !member.getKey().equals("description")) {
                boolean map =
                        member.getKey().equals("properties") || member.getKey().equals("$defs");
                members.put(member.getKey(), sorted(member.getValue(), !names && map));
            }
        });
        ObjectNode object = NODES.objectNode();
        members.forEach(object::set);
        return object;
    }
}
