package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;

/** Checks that the default of each argument is valid by the argument's own declaration. Stateless. */
final class DeclaredDefaults {

    private DeclaredDefaults() {}

    /** @throws InvalidToolException if a client could not send a default as it is declared */
    static void check(ToolSchema schema) {
        schema.json().path("properties").properties().forEach(field -> {
            JsonNode value = field.getValue().get("default");
            if (value != null) {
                check(schema, field.getKey(), value);
            }
        });
    }

    private static void check(ToolSchema schema, String name, JsonNode value) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode().set(name, value);
        String pointer = "/" + name;
        for (Error error : schema.validate(alone)) {
            String location = error.getInstanceLocation().toString();
            if (location.equals(pointer) || location.startsWith(pointer + "/")) {
                throw new InvalidToolException("parameter." + name + ".default is not allowed by its own declaration: "
                        + ArgumentErrorMessage.describe(error, schema.json(), alone));
            }
        }
    }
}
