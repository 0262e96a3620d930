package dev.luna.mcp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luna call NAME}: calls a tool and prints its result; ends with 1 if the tool failed. */
@Command(name = "call", description = "Calls a tool and prints its result; the exit code is 1 if it failed.")
final class CallCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Parameters(paramLabel = "NAME", description = "The tool's name.")
    private String name;

    @Option(
            names = "--arg",
            paramLabel = "NAME=VALUE",
            description =
                    "An argument; its value is read as the type that the tool declares. May be given more than once.")
    private Map<String, String> arguments = Map.of();

    @Option(names = "--json", paramLabel = "OBJECT", description = "All arguments as a JSON object.")
    private String json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to save the image or sound.")
    private Path output;

    @Mixin
    private ServerChoice choice;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ObjectNode given = given();
        try (ToolServer server = choice.open()) {
            JsonNode tool = server.tools().stream()
                    .filter(one -> one.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailedException(
                            "there is no tool '" + name + "'; './luna tools' lists those that there are"));
            arguments.forEach((argument, value) ->
                    given.set(argument, typed(value, tool.at("/inputSchema/properties/" + argument + "/type"))));
            JsonNode result = server.call(name, given);
            new ResultPrinter(spec.commandLine().getOut(), output).print(result);
            return result.path("isError").asBoolean() ? 1 : 0;
        }
    }

    private ObjectNode given() {
        if (json == null) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw new ParameterException(spec.commandLine(), "--json: expected a JSON object, such as {\"day\": 1}");
        } catch (JsonProcessingException e) {
            throw new ParameterException(spec.commandLine(), "--json: not JSON: " + e.getOriginalMessage());
        }
    }

    /** What cannot be read as the declared type is sent as text; the tool says best what it expected. */
    private static JsonNode typed(String value, JsonNode type) {
        if (value.isBlank() || type.isMissingNode() || type.asText().equals("string")) {
            return JSON.getNodeFactory().textNode(value);
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(value);
        }
    }
}
