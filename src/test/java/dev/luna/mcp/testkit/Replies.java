package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** The client's replies to the questions of a tool, in order. */
final class Replies {

    static final String ELICIT = "elicitation/create";
    static final String SAMPLE = "sampling/createMessage";
    static final String ROOTS = "roots/list";

    private final Map<String, Queue<JsonNode>> byMethod = new LinkedHashMap<>();

    void add(String method, Map<String, ?> result) {
        byMethod.computeIfAbsent(method, key -> new ArrayDeque<>()).add(JsonRpc.MAPPER.valueToTree(result));
    }

    /** The capabilities of a client that can give these replies. */
    ObjectNode capabilities() {
        ObjectNode capabilities = JsonRpc.MAPPER.createObjectNode();
        byMethod.keySet().forEach(method -> capabilities.putObject(method.substring(0, method.indexOf('/'))));
        return capabilities;
    }

    JsonNode take(JsonNode question) {
        Queue<JsonNode> left = byMethod.getOrDefault(question.path("method").asText(), new ArrayDeque<>());
        assertThat(left)
                .as(
                        "The tool asks what the test has no reply to; add answering(..), declining(), sampling(..) or"
                                + " withRoots(..): %s",
                        question)
                .isNotEmpty();
        return left.remove();
    }

    void checkAllTaken(Answer answer) {
        byMethod.forEach((method, left) -> assertThat(left)
                .as("Replies to %s that the tool did not ask for; it answered %s", method, answer)
                .isEmpty());
    }
}
