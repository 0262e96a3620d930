package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builder of a JSON Schema for the options of an endpoint: an object with one property for each option. Not thread-safe. */
public final class OptionsSchema {

    private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");

    /** @param description of the endpoint */
    public OptionsSchema(String description) {
        schema.put("description", description);
    }

    /** Adds an option that is a text. */
    public OptionsSchema text(String name, String description) {
        return add(name, "string", description);
    }

    /** Adds an option that is true or false. */
    public OptionsSchema flag(String name, String description) {
        return add(name, "boolean", description);
    }

    /** Adds an option that is a whole number. */
    public OptionsSchema integer(String name, String description) {
        return add(name, "integer", description);
    }

    /** Adds an option that is one of some words. */
    public OptionsSchema choice(String name, String description, Iterable<String> words) {
        add(name, "string", description);
        words.forEach(properties.withObject("/" + name).withArray("/enum")::add);
        return this;
    }

    /** Adds the declarations of values, as {@link ParameterOption} has them; the names of all begin with a prefix. */
    public OptionsSchema declarations(String prefix, String description) {
        schema.withObject("/declarations").put(prefix, description);
        return this;
    }

    /** Makes an option required. */
    public OptionsSchema required(String name) {
        schema.withArray("/required").add(name);
        return this;
    }

    /** The schema. A member {@code declarations} has the prefixes of declared values, each with what is declared. */
    public ObjectNode json() {
        return schema;
    }

    private OptionsSchema add(String name, String type, String description) {
        properties.putObject(name).put("type", type).put("description", description);
        return this;
    }
}
