package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The questions of one run of a modern call: one whose answer is there gets it, any other ends the run, and the call runs
 * again once its answer is there, too. Safe for use by several threads.
 */
public final class InputRequests {

    private final McpRequest request;
    private final Map<String, JsonNode> answers;
    private final Map<String, InputRequest> open = new LinkedHashMap<>();

    /** @param answers the answers received so far, by the keys of their input requests */
    public InputRequests(McpRequest request, Map<String, JsonNode> answers) {
        this.request = request;
        this.answers = Map.copyOf(answers);
    }

    /**
     * @return the answer; null if the question was only noted, or left out
     * @throws InputRequiredException if there are questions without an answer
     * @throws RequestRefusedException if the client does not declare that it can answer this
     */
    public synchronized JsonNode ask(InputRequest question) {
        JsonNode answer = answers.get(question.key());
        if (answer == null || !question.kind().isAnsweredBy(answer)) {
            answer = null;
            note(question);
        }
        if (!question.isDeferred() && !open.isEmpty()) {
            throw new InputRequiredException(open);
        }
        return answer;
    }

    /** Returns true if the client declares that it can answer this kind. */
    public boolean canAnswer(InputRequest.Kind kind) {
        return kind.isDeclaredIn(request.meta().clientCapabilities());
    }

    private void note(InputRequest question) {
        if (canAnswer(question.kind())) {
            open.put(question.key(), question);
        } else if (!question.isOptional()) {
            throw new RequestRefusedException(new ProtocolException(
                    request.id(),
                    ErrorCode.MISSING_CAPABILITY,
                    "This tool asks for something that needs the client's capability '"
                            + question.kind().capability() + "', which the request does not declare.",
                    Map.of("requiredCapabilities", Map.of(question.kind().capability(), Map.of()))));
        }
    }
}
