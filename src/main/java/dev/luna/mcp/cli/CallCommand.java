package dev.luna.mcp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.nio.file.Path;
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

    @Option(names = "--args", paramLabel = "OBJECT", description = "All arguments as a JSON object.")
    private String object;

    @Option(names = "--json", description = "Print the result as JSON, as tools/call gives it.")
    private boolean json;

    @Option(
            names = "--answer",
            paramLabel = "NAME=VALUE",
            description =
                    "An answer to a question of the tool, without which it is asked here. May be given more than once.")
    private Map<String, String> answers = Map.of();

    @Option(names = "--decline", description = "Decline the questions of the tool.")
    private boolean decline;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to save the image or sound.")
    private Path output;

    @Mixin
    private ServerOptions choice;

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
            TerminalPrompts dialog = new TerminalPrompts(spec.commandLine().getErr(), answers, decline, terminal());
            JsonNode result = server.call(tool, given, dialog);
            answers.keySet().stream()
                    .filter(answer -> !dialog.asked().contains(answer))
                    .forEach(answer -> spec.commandLine()
                            .getErr()
                            .println("--answer " + answer + ": the tool asked for nothing of that name"));
            if (json) {
                spec.commandLine().getOut().println(result.toPrettyString());
            } else {
                new ResultPrinter(spec.commandLine().getOut(), output).print(result);
            }
            return result.path("isError").asBoolean() ? 1 : 0;
        }
    }

    private static Optional<BufferedReader> terminal() {
        return Optional.ofNullable(System.console()).map(console -> new BufferedReader(console.reader()));
    }

    private ObjectNode given() {
        if (object == null) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(object) instanceof ObjectNode all) {
                return all;
            }
            throw new ParameterException(spec.commandLine(), "--args: expected a JSON object, such as {\"day\": 1}");
        } catch (JsonProcessingException e) {
            throw new ParameterException(spec.commandLine(), "--args: not JSON: " + e.getOriginalMessage());
        }
    }

    /** What cannot be read as the declared type is sent as text; the tool says best what it expected. */
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
