package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.check.RouteSchema;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.DefaultCamelCatalog;

/**
 * The JSON Schema of tool files (draft-07): the one of Camel's YAML DSL, in which the endpoints of the server and the options of each are
 * filled in. It cannot see what depends on other files, on settings or on the order of steps. Stateless.
 */
public final class ToolFileSchema {

    private ToolFileSchema() {}

    /**
     * Makes the schema, which refers to no other file; takes about a second.
     *
     * @param context the context of a server whose tools and blocks are loaded
     */
    public static ObjectNode of(CamelContext context) {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "Tool file of Luna MCP Server");
        RouteSchema.read().properties().forEach(member -> schema.putIfAbsent(member.getKey(), member.getValue()));
        ObjectNode definitions = (ObjectNode) schema.at(Definitions.PLACE);
        RouteDefinitions.refine(definitions);
        RouteDefinitions.restrictLanguages(definitions, new DefaultCamelCatalog().findLanguageNames());
        new EndpointSchemas(context).addTo(definitions);
        return schema;
    }
}
