package dev.luna.mcp.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A document of YAML 1.2 as JSON. Aliases repeat what they name, so a short document can become a huge one; the values are counted
 * while they are copied. It belongs to one parse.
 */
final class YamlDocument {

    /** The most values; GitHub's description, one of the largest, has 500,000. */
    private static final int MOST_VALUES = 3_000_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String name;
    private int values;

    private YamlDocument(String name) {
        this.name = name;
    }

    /** Throws as {@link DocumentParser#parse} does. */
    static JsonNode parse(String text, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setAllowDuplicateKeys(false)
                .setAllowNonScalarKeys(false)
                // Their values are counted below.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        try {
            requireShallow(new Parse(settings).parseString(text), name);
            return new YamlDocument(name).copy(new Load(settings).loadFromString(text), 0);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new DocumentException(name + place + " is not YAML as it must be: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new DocumentException(name + " is not YAML as it must be: " + e.getMessage(), e);
        }
    }

    /** The parser of values recurses, so depth is checked on events before. */
    private static void requireShallow(Iterable<Event> events, String name) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {
                    // Nothing is nested in it.
                }
            }
            if (depth > DocumentParser.DEEPEST) {
                throw tooDeep(name);
            }
        }
    }

    private static DocumentException tooDeep(String name) {
        return new DocumentException(name + " is nested more than " + DocumentParser.DEEPEST
                + " levels deep. No description of an API needs that; check where the document comes from.");
    }

    private JsonNode copy(Object value, int depth) {
        if (++values > MOST_VALUES) {
            throw new DocumentException(name + " has more than " + MOST_VALUES
                    + " values with all its aliases. Check where the document comes from, or import a smaller part.");
        }
        if (depth > DocumentParser.DEEPEST) {
            // An alias can be inside of what it names.
            throw tooDeep(name);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, member) -> object.set(String.valueOf(key), copy(member, depth + 1)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(copy(element, depth + 1)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        }
        return value instanceof Double number ? NODES.numberNode(number) : NODES.textNode(String.valueOf(value));
    }
}
