package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tool takes: reads a caller's arguments as they are meant, checks them against the whole schema and fills in the
 * defaults. Immutable and
 * thread-safe.
 */
public final class ArgumentSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Headers that steer Camel's own components; a caller must never be able to set one. */
    private static final Pattern RESERVED = Pattern.compile(
            "(?i)(camel|org\\.apache\\.camel\\.).*|github(event|pullrequest|inresponseto|issuetitle).*");

    private record Read(JsonNode arguments, List<Error> errors) {}

    private final ToolSchema schema;
    private final TypeCoercion meaning;
    private final Set<String> ignored;

    /**
     * @param ignored names of arguments that are dropped where they are not declared
     * @throws InvalidToolException if it is no schema of an object, requires what it does not declare, or declares an
     *     argument with a name that is reserved
     */
    ArgumentSchema(ObjectNode json, Set<String> ignored) {
        JsonNode type = json.get("type");
        if (type == null) {
            json.put("type", "object");
        } else if (!"object".equals(type.asText())) {
            throw new InvalidToolException("the arguments' schema must have type object, not " + type);
        }
        if (!json.has("properties")) {
            // It says nothing that was not said, but OpenAI refuses a tool without.
            json.putObject("properties");
        }
        json.path("properties").fieldNames().forEachRemaining(ArgumentSchema::checkName);
        for (JsonNode required : json.path("required")) {
            if (!json.path("properties").has(required.asText())) {
                throw new InvalidToolException("the argument '" + required.asText() + "' is required but not declared");
            }
        }
        this.schema = new ToolSchema(json);
        this.meaning = new TypeCoercion(json);
        this.ignored = Set.copyOf(ignored);
        DeclaredDefaults.check(schema);
    }

    /**
     * What the flat way of declaring says, {@code NAME} and {@code NAME.OPTION}.
     *
     * @throws InvalidToolException if a declaration cannot be understood; the message names it
     */
    public static ArgumentSchema declared(Map<String, String> parameters) {
        return new ArgumentSchema(Parameters.schema(parameters), Set.of());
    }

    private static void checkName(String name) {
        if (name.isEmpty() || RESERVED.matcher(name).matches()) {
            throw new InvalidToolException("an argument may not be named '" + name
                    + "': headers of that name steer Camel's components; choose another name");
        }
    }

    /** The JSON Schema as it is published. */
    public JsonNode json() {
        return schema.json();
    }

    /** Whether arguments, a JSON object or null for none, are valid. */
    public boolean allows(JsonNode arguments) {
        return read(arguments).errors().isEmpty();
    }

    /**
     * Checks arguments and gives them as plain Java values, defaults included, in the caller's order.
     *
     * @param arguments a JSON object; null or missing means none
     * @throws InvalidArgumentException if they are not valid; the message names the argument, what was expected and what
     *     came
     */
    public Map<String, Object> accept(JsonNode arguments) {
        Read read = read(arguments);
        JsonNode given = read.arguments();
        if (!read.errors().isEmpty()) {
            throw new InvalidArgumentException(
                    ArgumentErrorMessage.describe(read.errors().get(0), schema.json(), given));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        given.properties().forEach(field -> {
            // Without additionalProperties: false a schema lets undeclared fields pass; they still reach no route.
            if (json().path("properties").has(field.getKey())) {
                values.put(field.getKey(), MAPPER.convertValue(field.getValue(), Object.class));
            }
        });
        json().path("properties").properties().forEach(field -> {
            if (field.getValue().has("default") && !given.has(field.getKey())) {
                JsonNode value = meaning.read(field.getValue().get("default"), field.getValue());
                values.put(field.getKey(), MAPPER.convertValue(value, Object.class));
            }
        });
        return values;
    }

    /** The arguments as their schema means them, and what is wrong with them. */
    private Read read(JsonNode arguments) {
        JsonNode read = meaning.read(orNone(arguments), json());
        if (read instanceof ObjectNode object) {
            ignored.stream()
                    .filter(name -> !json().path("properties").has(name))
                    .forEach(object::remove);
            List<Error> errors = schema.validate(object);
            if (!errors.isEmpty()) {
                ObjectNode present = new AbsentValues(schema).without(object, errors);
                return new Read(present, present.equals(object) ? errors : schema.validate(present));
            }
            return new Read(object, errors);
        }
        return new Read(read, schema.validate(read));
    }

    private static JsonNode orNone(JsonNode arguments) {
        return arguments == null || arguments.isMissingNode() || arguments.isNull()
                ? JsonNodeFactory.instance.objectNode()
                : arguments;
    }
}
