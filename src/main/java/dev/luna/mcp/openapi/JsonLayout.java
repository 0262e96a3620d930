package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes JSON for people: what fits into a line is on one line. Stateless. */
final class JsonLayout {

    private static final int WIDTH = 120;

    private JsonLayout() {}

    /** The text; double braces, which would be a placeholder in a tool file, are escaped. */
    static String of(JsonNode json) {
        return written(json, "");
    }

    private static String written(JsonNode json, String indent) {
        String line = line(json);
        if (!json.isContainerNode()
                || json.isEmpty()
                || indent.length() + line.length() <= WIDTH && !indent.isEmpty()) {
            return line;
        }
        String inner = indent + "  ";
        Stream<String> members = json.isArray()
                ? json.valueStream().map(element -> written(element, inner))
                : json.propertyStream().map(member -> text(member.getKey()) + ": " + written(member.getValue(), inner));
        return members.collect(Collectors.joining(
                ",\n" + inner,
                (json.isArray() ? "[" : "{") + "\n" + inner,
                "\n" + indent + (json.isArray() ? "]" : "}")));
    }

    private static String line(JsonNode json) {
        if (json.isArray()) {
            return json.valueStream().map(JsonLayout::line).collect(Collectors.joining(", ", "[", "]"));
        }
        if (json.isObject()) {
            return json.propertyStream()
                    .map(member -> text(member.getKey()) + ": " + line(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return json.isTextual() ? text(json.textValue()) : json.toString();
    }

    private static String text(String value) {
        return TextNode.valueOf(value).toString().replace("{{", "{\\u007b");
    }
}
