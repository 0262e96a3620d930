package dev.luna.mcp.tool.block;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.ArgumentSchema;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.OptionsSchema;
import dev.luna.mcp.tool.ToolSchemas;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.support.CamelContextHelper;

/** The declared options of a block, in the form of a tool's arguments ({@code parameter.NAME...}). Immutable. */
final class BlockOptions {

    private static final String PREFIX = "parameter.";

    /** The option that names a bean of type {@link OptionsCheck}. */
    private static final String CHECK = "check";

    private static final String DESCRIPTION = "description";

    private final String block;
    private final String description;
    private final ArgumentSchema schema;
    private final OptionsCheck check;

    private BlockOptions(String block, String description, ArgumentSchema schema, OptionsCheck check) {
        this.block = block;
        this.description = description;
        this.schema = schema;
        this.check = check;
    }

    /** @throws InvalidToolException if a declaration is unknown or not valid */
    static BlockOptions declaredBy(BlockEndpoint endpoint, ToolSchemas schemas) {
        Map<String, String> parameters = new LinkedHashMap<>();
        endpoint.options().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                parameters.put(name.substring(PREFIX.length()), value);
            } else if (!name.equals(DESCRIPTION) && !name.equals(CHECK)) {
                throw new InvalidToolException("a block has no option '" + name + "'; known are " + DESCRIPTION + ", "
                        + CHECK + " and parameter.NAME with the options of a tool's parameters");
            }
        });
        String bean = endpoint.options().get(CHECK);
        return new BlockOptions(
                endpoint.getName(),
                endpoint.options().getOrDefault(DESCRIPTION, ""),
                ArgumentSchema.declared(parameters, schemas),
                bean == null
                        ? options -> {}
                        : CamelContextHelper.mandatoryLookup(endpoint.getCamelContext(), bean, OptionsCheck.class));
    }

    /** Declares the options of {@code from: block:NAME}. */
    static ObjectNode declaration() {
        return new OptionsSchema("A building block")
                .text(DESCRIPTION, "What it does")
                .text(CHECK, "A bean that checks the options of each use when the tool loads")
                .declarations(PREFIX, "An option")
                .json();
    }

    /** The schema of the options, with the description of the block. */
    ObjectNode json() {
        ObjectNode json = schema.json().deepCopy();
        return description.isEmpty() ? json : json.put(DESCRIPTION, description);
    }

    /**
     * Validates the options of one use of the block.
     *
     * @return the values, defaults included
     * @throws InvalidToolException if an option is unknown, missing or not valid; the message names it
     */
    Map<String, Object> accept(Map<String, String> options) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        options.forEach((name, value) -> {
            if (!schema.json().path("properties").has(name)) {
                throw new InvalidToolException(
                        "block:" + block + " has no option '" + name + "'; it has " + String.join(", ", names()));
            }
            given.put(name, value);
        });
        try {
            Map<String, Object> accepted = schema.accept(given);
            check.check(accepted);
            return accepted;
        } catch (InvalidToolException e) {
            throw new InvalidToolException("block:" + block + ": " + e.getMessage(), e);
        } catch (InvalidArgumentException e) {
            String problem = e.getMessage().replace("Argument '", "Option '").replace("argument '", "option '");
            throw new InvalidToolException("block:" + block + ": " + problem + about(problem), e);
        }
    }

    /** The description of the option in a message, which may contain the remedy. */
    private String about(String problem) {
        return names().stream()
                .filter(name -> problem.startsWith("Option '" + name + "'"))
                .map(name -> schema.json()
                        .path("properties")
                        .path(name)
                        .path("description")
                        .asText(""))
                .filter(description -> !description.isEmpty())
                .map(description -> " It is: " + description)
                .findFirst()
                .orElse("");
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        schema.json().path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
