package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A JSON Schema of tool files, ready to validate them. */
public final class CompiledSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Schema schema;

    /** @param json draft-07 */
    public CompiledSchema(JsonNode json) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(json);
    }

    /**
     * Returns what is wrong with a file; empty if it is valid.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
     */
    public List<String> problems(String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(MAPPER.valueToTree(document)).stream()
                .map(Error::toString)
                .toList();
    }
}
