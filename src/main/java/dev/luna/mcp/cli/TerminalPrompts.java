package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Prints the progress and log messages of a running call, and answers its questions from options or in the terminal. Not
 * thread-safe.
 *
 * @param out the stream for progress and questions, apart from the result
 * @param answers the values of {@code --answer}, by the name of the field
 * @param decline true to decline all questions
 * @param terminal the input of a person; empty if there is no terminal
 * @param asked the names of the fields that the tool has asked for
 */
record TerminalPrompts(
        PrintWriter out,
        Map<String, String> answers,
        boolean decline,
        Optional<BufferedReader> terminal,
        Set<String> asked) {

    private static final String ELICIT = "elicitation/create";

    TerminalPrompts(PrintWriter out, Map<String, String> answers, boolean decline, Optional<BufferedReader> terminal) {
        this(out, answers, decline, terminal, new HashSet<>());
    }

    /** Prints a notification of the tool. */
    void print(String method, JsonNode params) {
        if (method.equals("notifications/progress")) {
            String total = params.has("total") ? " of " + params.path("total").asText() : "";
            out.println("progress " + params.path("progress").asText() + total
                    + (params.has("message") ? ": " + params.path("message").asText() : ""));
        } else if (method.equals("notifications/message")) {
            out.println(
                    params.path("level").asText() + ": " + params.path("data").asText());
        }
        out.flush();
    }

    /**
     * Answers a question.
     *
     * @param key the key of the question within the call
     * @throws CommandFailedException if there is no answer; the message says how to give one
     */
    JsonNode answer(String key, String method, JsonNode params) {
        if (!method.equals(ELICIT)) {
            throw new CommandFailedException("the tool requests " + method + ", which luna call does not support");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (decline) {
            return answer.put("action", "decline");
        }
        out.println(params.path("message").asText());
        JsonNode schema = params.path("requestedSchema");
        if (schema.path("properties").isEmpty()) {
            JsonNode yes = value(key, yesOrNo(), true);
            return answer.put("action", yes.asBoolean() ? "accept" : "decline");
        }
        ObjectNode content = answer.put("action", "accept").putObject("content");
        schema.path("properties").properties().forEach(field -> {
            boolean required = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .anyMatch(name -> name.asText().equals(field.getKey()));
            JsonNode value = value(field.getKey(), field.getValue(), required);
            if (value != null) {
                content.set(field.getKey(), value);
            }
        });
        return answer;
    }

    private static JsonNode yesOrNo() {
        return JsonNodeFactory.instance.objectNode().put("type", "boolean").put("default", false);
    }

    /** The value of a field; null if the field is optional and left out. */
    private JsonNode value(String name, JsonNode schema, boolean required) {
        asked.add(name);
        String given = answers.get(name);
        if (given != null) {
            JsonNode value = CallCommand.typed(given, schema.path("type"));
            return problem(value, schema)
                    .<JsonNode>map(problem -> {
                        throw new CommandFailedException(
                                "--answer " + name + ": " + problem + ", got \"" + given + "\"");
                    })
                    .orElse(value);
        }
        if (terminal.isEmpty() || !answers.isEmpty()) {
            if (schema.has("default") || !required) {
                return schema.get("default");
            }
            throw new CommandFailedException("the tool asks for '" + name + "'; answer with --answer " + name
                    + "=VALUE, or --decline" + expected(schema));
        }
        return prompt(name, schema, required, terminal.get());
    }

    private JsonNode prompt(String name, JsonNode schema, boolean required, BufferedReader lines) {
        while (true) {
            out.print("  " + name + expected(schema)
                    + (schema.has("default") ? " [" + schema.get("default").asText() + "]" : "")
                    + (required || schema.has("default") ? "" : " (optional)") + ": ");
            out.flush();
            String line = read(name, lines);
            if (line.isBlank() && (schema.has("default") || !required)) {
                return schema.get("default");
            }
            JsonNode value = CallCommand.typed(line, schema.path("type"));
            Optional<String> problem = line.isBlank() ? Optional.of("a value is required") : problem(value, schema);
            if (problem.isEmpty()) {
                return value;
            }
            out.println("  " + problem.get());
        }
    }

    private static String read(String name, BufferedReader lines) {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new CommandFailedException("the tool asks for '" + name + "', but the input ended; answer with"
                        + " --answer " + name + "=VALUE, or --decline");
            }
            return line;
        } catch (IOException e) {
            throw new CommandFailedException("cannot read from the terminal (" + e.getMessage() + ")");
        }
    }

    private static String expected(JsonNode schema) {
        String title = schema.path("description").asText(schema.path("title").asText());
        String type = schema.has("enum")
                ? "one of " + schema.get("enum")
                : schema.path("type").asText("string");
        return " (" + (title.isEmpty() ? "" : title + "; ") + type + ")";
    }

    private static Optional<String> problem(JsonNode value, JsonNode schema) {
        boolean fits =
                switch (schema.path("type").asText()) {
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "array" -> value.isArray();
                    default -> value.isTextual();
                };
        if (!fits) {
            return Optional.of("must be of type " + schema.path("type").asText("string"));
        }
        boolean listed = !schema.has("enum")
                || StreamSupport.stream(schema.get("enum").spliterator(), false).anyMatch(value::equals);
        return listed ? Optional.empty() : Optional.of("must be one of " + schema.get("enum"));
    }
}
