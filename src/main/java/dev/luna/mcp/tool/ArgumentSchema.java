package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Schema of a tool's arguments: converts a client's arguments to the declared types, validates them against the whole
 * schema and fills in the defaults. Immutable and thread-safe.
 */
public final class ArgumentSchema {

    private record Validated(JsonNode arguments, List<Error> errors) {}

    private final ToolSchema schema;
    private final TypeCoercion coercion;
    private final List<String> ignored;

    /**
     * @param ignored names of arguments that are ignored unless they are declared
     * @param schemas compiles the schema
     * @throws InvalidToolException if the JSON is not a schema of an object, requires an undeclared argument, or
     *     declares an argument with a reserved name
     */
    ArgumentSchema(ObjectNode json, Set<String> ignored, ToolSchemas schemas) {
        JsonNode type = json.get("type");
        if (type == null) {
            json.put("type", "object");
        } else if (!"object".equals(type.asText())) {
            throw new InvalidToolException("the arguments' schema must have type object, not " + type);
        }
        if (!json.has("properties")) {
            // Redundant, but OpenAI rejects a tool without properties.
            json.putObject("properties");
        }
        json.path("properties").fieldNames().forEachRemaining(ArgumentSchema::checkName);
        for (JsonNode required : json.path("required")) {
            if (!json.path("properties").has(required.asText())) {
                throw new InvalidToolException("the argument '" + required.asText() + "' is required but not declared");
            }
        }
        this.schema = schemas.compile(json);
        this.coercion = new TypeCoercion(json);
        this.ignored = ignored.stream()
                .filter(name -> !json.path("properties").has(name))
                .toList();
        DeclaredDefaults.check(schema);
    }

    /**
     * Reads the flat declaration, {@code NAME} and {@code NAME.OPTION}.
     *
     * @throws InvalidToolException if a declaration is not valid; the message names it
     */
    public static ArgumentSchema declared(Map<String, String> parameters, ToolSchemas schemas) {
        return new ArgumentSchema(Parameters.schema(parameters), Set.of(), schemas);
    }

    private static void checkName(String name) {
        if (name.isEmpty() || SteeringHeaders.contains(name)) {
            throw new InvalidToolException("an argument may not be named '" + name
                    + "': headers of that name steer Camel's components; choose another name");
        }
    }

    /** The JSON Schema as it is published. */
    public JsonNode json() {
        return schema.json();
    }

    /** Returns true if arguments, a JSON object or null for none, are valid. */
    public boolean allows(JsonNode arguments) {
        return validate(arguments).errors().isEmpty();
    }

    /**
     * Validates arguments and returns them as plain Java values, defaults included, in the client's order.
     *
     * @param arguments a JSON object; null or missing means none
     * @throws InvalidArgumentException if they are not valid; the message names the argument, the expected value and
     *     the actual value
     */
    public Map<String, Object> accept(JsonNode arguments) {
        Validated validated = validate(arguments);
        JsonNode given = validated.arguments();
        if (!validated.errors().isEmpty()) {
            throw new InvalidArgumentException(
                    ArgumentErrorMessage.describe(validated.errors().get(0), schema.json(), given));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        given.properties().forEach(field -> {
            // Without additionalProperties: false a schema allows undeclared fields; routes still do not receive them.
            if (json().path("properties").has(field.getKey())) {
                values.put(field.getKey(), JavaValues.of(field.getValue()));
            }
        });
        json().path("properties").properties().forEach(field -> {
            if (field.getValue().has("default") && !given.has(field.getKey())) {
                JsonNode value = coercion.read(field.getValue().get("default"), field.getValue());
                values.put(field.getKey(), JavaValues.of(value));
            }
        });
        return values;
    }

    /** Converts arguments to the declared types and validates them. */
    private Validated validate(JsonNode arguments) {
        JsonNode converted = coercion.read(orNone(arguments), json());
        if (converted instanceof ObjectNode object) {
            ignored.forEach(object::remove);
            List<Error> errors = schema.validate(object);
            if (!errors.isEmpty()) {
                ObjectNode present = new AbsentValues(schema).without(object, errors);
                return new Validated(present, present.equals(object) ? errors : schema.validate(present));
            }
            return new Validated(object, errors);
        }
        return new Validated(converted, schema.validate(converted));
    }

    private static JsonNode orNone(JsonNode arguments) {
        return arguments == null || arguments.isMissingNode() || arguments.isNull()
                ? JsonNodeFactory.instance.objectNode()
                : arguments;
    }
}
