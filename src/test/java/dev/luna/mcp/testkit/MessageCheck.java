package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds every message that the server sends to the official schema of the revision in use: results by the method that was
 * called, errors by their code, notifications and requests by their own method. Answers in the direct dialect are held to
 * JSON-RPC 2.0. Immutable.
 */
final class MessageCheck {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NEWEST_LEGACY =
            ProtocolVersion.newest(Era.LEGACY).date();

    /** Refused before it matters whether the request is one of JSON-RPC; the answer may then be a sentence. */
    private static final Set<Integer> UNHEARD = Set.of(401, 405);

    /** Refused before the request's id was read. */
    private static final Set<Integer> UNREAD = Set.of(403, 408, 413, 415, 429);

    /** The methods of the requests that a call may send to the client, see the schema's {@code InputRequiredResult}. */
    private static final Set<String> ASKING = Set.of("tools/call", "prompts/get", "resources/read");

    /** The type of a result that the extension for tasks gives. */
    private static final String TASK = "task";

    /** The codes that 2026-07-28 gives a definition of their own. */
    private static final Map<Integer, String> ERRORS = Map.of(
            -32020, "HeaderMismatchError",
            -32021, "MissingRequiredClientCapabilityError",
            -32022, "UnsupportedProtocolVersionError");

    private final SentRequest request;

    MessageCheck(HttpRequest request) {
        this.request = SentRequest.of(request);
    }

    /**
     * Checks a whole answer.
     *
     * @throws AssertionError if it is not what the schema says
     */
    void whole(HttpResponse<String> response) {
        if (response.body().isEmpty() || isRefusedUnheard(response)) {
            return;
        }
        if (isStream(response)) {
            List<JsonNode> messages = EventReader.messages(response.body()).stream()
                    .map(this::message)
                    .toList();
            assertThat(messages.subList(0, messages.size() - 1))
                    .as("What comes before the answer")
                    .allMatch(message -> message.has("method"));
        } else {
            messages(json(response.body()), isRefusedUnread(response));
        }
    }

    private static boolean isRefusedUnheard(HttpResponse<String> response) {
        return UNHEARD.contains(response.statusCode()) && response.body().startsWith("{\"detail\":\"");
    }

    private static boolean isRefusedUnread(HttpResponse<String> response) {
        return UNREAD.contains(response.statusCode())
                || response.headers().firstValue("WWW-Authenticate").isPresent();
    }

    static boolean isStream(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    /**
     * Checks one message, or the answers to a batch.
     *
     * @return the message
     * @throws AssertionError if it is not what the schema says
     */
    JsonNode message(String text) {
        JsonNode message = json(text);
        messages(message, false);
        return message;
    }

    private void messages(JsonNode body, boolean unread) {
        for (JsonNode message : body.isArray() ? body : List.of(body)) {
            message(message, unread);
        }
    }

    private void message(JsonNode message, boolean unread) {
        if (message.has("method")) {
            said(message);
        } else if (message.has("result")) {
            result(message);
        } else {
            error(message, unread);
        }
    }

    private void said(JsonNode message) {
        String kind = message.has("id") ? "ServerRequest" : "ServerNotification";
        String revision = revision(message);
        String definition = ProtocolSchema.of(revision)
                .messageOf(kind, message.path("method").asText())
                .orElseThrow(() -> new AssertionError(
                        "In " + revision + " a server may not send this as a " + kind + ": " + message));
        check(revision, definition, message);
    }

    private void result(JsonNode message) {
        String method = request.methods().get(message.get("id"));
        if (method == null) {
            throw new AssertionError("A result for a request that was not made: " + message);
        }
        String revision = revision(message);
        ProtocolSchema schema = ProtocolSchema.of(revision);
        check(revision, schema.defines("JSONRPCResultResponse") ? "JSONRPCResultResponse" : "JSONRPCResponse", message);
        JsonNode result = message.get("result");
        String type = result.path("resultType").asText("complete");
        if (type.equals("input_required") && ASKING.contains(method)) {
            check(revision, "InputRequiredResult", result);
        } else if (type.equals(TASK)) {
            // What an extension answers is in no schema of the protocol.
            check(revision, "Result", result);
        } else {
            check(revision, schema.resultOf(method).orElse("Result"), result);
        }
    }

    private void error(JsonNode message, boolean unread) {
        if (!unread
                && message.at("/error/code").asInt() != -32700
                && !message.has("id")
                && request.single()
                && !request.methods().isEmpty()) {
            throw new AssertionError("An error without the id of its request: " + message);
        }
        if (message.has("id") && !request.methods().containsKey(message.get("id"))) {
            throw new AssertionError("An error for a request that was not made: " + message);
        }
        // Before 2025-11-25 an error had to have an id, which is unknown if the request cannot be read.
        String revision = message.has("id") || isModern() ? revision(message) : NEWEST_LEGACY;
        ProtocolSchema schema = ProtocolSchema.of(revision);
        check(revision, schema.defines("JSONRPCErrorResponse") ? "JSONRPCErrorResponse" : "JSONRPCError", message);
        String definition = ERRORS.get(message.at("/error/code").asInt());
        if (definition != null && schema.defines(definition)) {
            check(revision, definition, message);
        }
    }

    private String revision(JsonNode message) {
        if (isModern()) {
            return ProtocolVersion.newest(Era.MODERN).date();
        }
        String method = request.methods().getOrDefault(message.path("id"), "");
        if (!message.has("method") && McpMethod.find(method).isEmpty()) {
            return ProtocolSchema.DIRECT;
        }
        if (method.equals(McpMethod.INITIALIZE.method())) {
            return message.at("/result/protocolVersion").asText(NEWEST_LEGACY);
        }
        // Without the header it is the revision that did not have it yet.
        return request.header() == null ? "2025-03-26" : revisionOf(request.header());
    }

    private boolean isModern() {
        return request.meta() != null
                || ProtocolVersion.newest(Era.MODERN).date().equals(request.header());
    }

    private static String revisionOf(String revision) {
        return ProtocolVersion.find(revision).map(ProtocolVersion::date).orElse(NEWEST_LEGACY);
    }

    private static void check(String revision, String definition, JsonNode value) {
        List<Error> problems = ProtocolSchema.of(revision).problems(definition, value);
        if (!problems.isEmpty()) {
            // Of all the alternatives that do not fit, the one meant is wrong deepest inside.
            throw new AssertionError(problems.stream()
                    .sorted(Comparator.comparing(
                            problem -> -problem.getInstanceLocation().getNameCount()))
                    .map(problem -> "  " + problem.getInstanceLocation() + ": " + problem.getMessage())
                    .distinct()
                    .limit(8)
                    .collect(Collectors.joining(
                            "\n",
                            "Not a " + definition + " as the schema of " + revision + " has it:\n",
                            "\n" + value.toPrettyString())));
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The server sent what is not JSON: " + text, e);
        }
    }
}
