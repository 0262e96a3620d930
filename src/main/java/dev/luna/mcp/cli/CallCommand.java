package dev.luna.mcp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.response.ParseFailure;
import dev.luna.mcp.tool.NearestWord;
import dev.luna.mcp.tool.search.ToolSearch;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna call NAME}: calls a tool and prints its result. */
@Command(name = "call", description = "Call a tool and print its result. The exit code is 1 if the call failed.")
final class CallCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Parameters(paramLabel = "NAME", description = "Name of the tool.")
    private String name;

    @Option(
            names = "--arg",
            paramLabel = "NAME=VALUE",
            description = "An argument, read as the type that the tool declares. Can be given more than once.")
    private Map<String, String> arguments = Map.of();

    @Option(names = "--args", paramLabel = "OBJECT", description = "All arguments as one JSON object.")
    private String object;

    @Option(names = "--json", description = "Print the result of tools/call as JSON.")
    private boolean json;

    @Option(
            names = "--answer",
            paramLabel = "NAME=VALUE",
            description = "Answer to a question of the tool, by the name of its field. Can be given more than once. "
                    + "Without --answer the questions are asked in the terminal.")
    private Map<String, String> answers = Map.of();

    @Option(names = "--decline", description = "Decline all questions of the tool.")
    private boolean decline;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to save an image or audio result to.")
    private Path output;

    @Mixin
    private ServerOptions serverOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ObjectNode allArguments = argumentsObject();
        try (ToolServer server = serverOptions.open()) {
            JsonNode tool = find(server);
            arguments.forEach((argument, value) ->
                    allArguments.set(argument, typed(value, tool.at("/inputSchema/properties/" + argument + "/type"))));
            TerminalPrompts prompts = new TerminalPrompts(spec.commandLine().getErr(), answers, decline, terminal());
            JsonNode result = server.call(tool, allArguments, prompts);
            answers.keySet().stream()
                    .filter(answer -> !prompts.asked().contains(answer))
                    .forEach(answer -> spec.commandLine()
                            .getErr()
                            .println("--answer " + answer + ": ignored, the tool has not asked for this field"));
            if (json) {
                spec.commandLine().getOut().println(result.toPrettyString());
            } else {
                new ResultPrinter(spec.commandLine().getOut(), output).print(result);
            }
            return result.path("isError").asBoolean() ? 1 : 0;
        }
    }

    private JsonNode find(ToolServer server) throws Exception {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        server.tools().forEach(tool -> byName.put(tool.path("name").asText(), tool));
        if (!byName.containsKey(name) && byName.containsKey(ToolSearch.TOOL)) {
            server.findUnlisted(name).ifPresent(tool -> byName.put(name, tool));
        }
        if (!byName.containsKey(name)) {
            throw new CommandFailedException("unknown tool '" + name + "'"
                    + NearestWord.to(name, byName.keySet())
                            .map(nearest -> ": did you mean " + nearest + "?")
                            .orElse("; `luna tools` lists the tools"));
        }
        return byName.get(name);
    }

    private static Optional<BufferedReader> terminal() {
        return Optional.ofNullable(System.console()).map(console -> new BufferedReader(console.reader()));
    }

    private ObjectNode argumentsObject() {
        if (object == null) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(object) instanceof ObjectNode all) {
                return all;
            }
            throw new ParameterException(spec.commandLine(), "--args must be a JSON object such as {\"day\": 1}");
        } catch (JsonProcessingException e) {
            throw new ParameterException(spec.commandLine(), "--args is not valid JSON: " + ParseFailure.reason(e));
        }
    }

    /** Reads a value as the declared type. Any other value is sent as text, so that the tool reports what it expects. */
    static JsonNode typed(String value, JsonNode type) {
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
