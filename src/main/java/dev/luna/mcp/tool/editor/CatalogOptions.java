package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/**
 * Converts the options of one of Camel's components, as its catalog describes them, to the schema of {@code parameters:}. Names are
 * strict; of values only the permitted words are given, because Camel also takes references and expressions. Stateless.
 */
final class CatalogOptions {

    private CatalogOptions() {}

    static ObjectNode of(ComponentModel component) {
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = written.putObject("properties");
        Stream.concat(component.getEndpointPathOptions().stream(), component.getEndpointParameterOptions().stream())
                .forEach(option -> {
                    properties.set(option.getName(), value(option));
                    if (option.isMultiValue() && option.getPrefix() != null) {
                        written.withObject("/patternProperties")
                                .putObject("^" + option.getPrefix().replace(".", "\\."));
                    }
                });
        return written.put("additionalProperties", component.isLenientProperties());
    }

    private static ObjectNode value(EndpointOptionModel option) {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("description", option.getDescription());
        if (option.getDefaultValue() != null) {
            value.putPOJO("default", option.getDefaultValue());
        }
        if (option.getEnums() != null) {
            var alternatives = value.putArray("anyOf");
            var words = alternatives.addObject().putArray("enum");
            option.getEnums().forEach(words::add);
            alternatives
                    .addObject()
                    .putArray("type")
                    .add("string")
                    .add("number")
                    .add("boolean");
        } else if (option.getType().equals("boolean")) {
            value.putArray("type").add("boolean").add("string");
        }
        return value;
    }
}
