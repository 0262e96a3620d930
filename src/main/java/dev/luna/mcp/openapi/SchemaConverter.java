package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/**
 * Converts schemas of a description to JSON Schema 2020-12. What they refer to, in any document, becomes a definition under
 * {@code $defs}, so a schema that contains itself stays finite. It belongs to one tool.
 */
final class SchemaConverter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_DEFINITIONS = 2000;

    private record Pending(String name, Located schema, int level) {}

    private final Documents documents;
    private final SchemaKeywords keywords;
    private final SchemaDetail detail;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int level;

    /** @param old true for the schemas of OpenAPI 3.0 */
    SchemaConverter(Documents documents, boolean old, SchemaDetail detail) {
        this.documents = documents;
        this.keywords = new SchemaKeywords(old, detail);
        this.detail = detail;
    }

    /**
     * Converts a schema; what it refers to is in {@link #definitions} then.
     *
     * @throws RefusedException if it is something that a tool file cannot have
     * @throws dev.luna.mcp.openapi.document.DocumentException if a reference cannot be followed
     */
    JsonNode convert(Located schema) {
        if (!schema.node().isObject()) {
            return schema.node().isBoolean() ? schema.node() : NODES.objectNode();
        }
        ObjectNode converted = NODES.objectNode();
        if (schema.node().path("$ref").isTextual()) {
            String name = name(schema.node().get("$ref").textValue(), schema);
            if (name == null) {
                return keywords.typeOnly(documents.follow(schema).node());
            }
            converted.put("$ref", "#/$defs/" + name);
            if (keywords.isOld()) {
                return converted;
            }
        }
        for (Entry<String, JsonNode> keyword : schema.node().properties()) {
            convert(keyword.getKey(), schema.member(keyword.getKey()), converted);
        }
        keywords.complete(schema.node(), converted);
        return converted;
    }

    private void convert(String keyword, Located value, ObjectNode converted) {
        switch (SchemaKeywords.kind(keyword)) {
            case SCHEMA -> converted.set(keyword, convert(value));
            case LIST -> {
                var list = converted.putArray(keyword);
                for (int i = 0; i < value.node().size(); i++) {
                    list.add(convert(value.element(i)));
                }
            }
            case MAP -> {
                // OpenAPI has no references of such lists, but some descriptions have them.
                Located members = documents.follow(value);
                ObjectNode map = converted.putObject(keyword);
                for (Entry<String, JsonNode> member : members.node().properties()) {
                    if (member.getKey().equals("$ref")) {
                        throw new RefusedException(
                                RefusalReason.SCHEMA,
                                "its schema has a property named $ref, which reads like a reference");
                    }
                    if (!keyword.equals("properties") || !SchemaKeywords.isReadOnly(member.getValue())) {
                        map.set(member.getKey(), convert(members.member(member.getKey())));
                    }
                }
            }
            case VALUE -> keywords.copy(keyword, value.node(), converted);
            case REFUSED ->
                throw new RefusedException(
                        RefusalReason.SCHEMA, "its schema has " + keyword + ", which is not supported");
            case DROPPED -> {
                // It says nothing about a value.
            }
        }
    }

    /** The name of a definition; null if it is beyond the detail that is kept. */
    private String name(String reference, Located schema) {
        Located target = documents.target(reference, schema.document());
        String known = names.get(target.place());
        if (known != null) {
            return known;
        }
        if (level >= detail.levels()) {
            return null;
        }
        if (names.size() == MOST_DEFINITIONS) {
            throw new RefusedException(
                    RefusalReason.SCHEMA, "its schema refers to more than " + MOST_DEFINITIONS + " others");
        }
        String last = target.pointer()
                .substring(target.pointer().lastIndexOf('/') + 1)
                .replaceAll("[^\\w.-]", "_");
        String name = last.isEmpty() ? "document" : last;
        for (int i = 2; !taken.add(name); i++) {
            name = last + "_" + i;
        }
        names.put(target.place(), name);
        pending.add(new Pending(name, target, level + 1));
        return name;
    }

    /** The definitions of all that was converted, and of what they refer to. */
    ObjectNode definitions() {
        ObjectNode definitions = NODES.objectNode();
        while (!pending.isEmpty()) {
            Pending next = pending.poll();
            level = next.level();
            definitions.set(next.name(), convert(next.schema()));
        }
        level = 0;
        return definitions;
    }
}
