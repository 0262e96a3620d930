package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.interaction.InputRequiredException;
import dev.luna.mcp.interaction.Question;
import dev.luna.mcp.jsonrpc.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A caller of the modern era: a question that is not answered yet ends the call, and the same call comes again with the
 * answer.
 */
final class ModernCaller extends TellingCaller {

    private final Call call;
    private final Map<String, JsonNode> answers;
    private final Map<String, Question> open = new LinkedHashMap<>();

    ModernCaller(Notifications notifications, Call call, Map<String, JsonNode> answers) {
        super(notifications);
        this.call = call;
        this.answers = answers;
    }

    @Override
    public synchronized JsonNode ask(Question question) {
        JsonNode answer = answers.get(question.key());
        if (answer == null || !isAnswer(question.kind(), answer)) {
            answer = null;
            note(question);
        }
        if (!question.isDeferred() && !open.isEmpty()) {
            throw new InputRequiredException(open);
        }
        return answer;
    }

    private void note(Question question) {
        if (call.meta().clientCapabilities().has(question.kind().capability())) {
            open.put(question.key(), question);
        } else if (!question.isOptional()) {
            throw new MissingCapabilityException(new ProtocolException(
                    call.id(),
                    ErrorCode.MISSING_CAPABILITY,
                    "This tool asks for something that needs the client's capability '"
                            + question.kind().capability() + "', which the request does not declare.",
                    Map.of("requiredCapabilities", Map.of(question.kind().capability(), Map.of()))));
        }
    }

    private static boolean isAnswer(Question.Kind kind, JsonNode answer) {
        return switch (kind) {
            case ELICIT -> answer.path("action").isTextual();
            case SAMPLE -> answer.path("content").isContainerNode();
            case ROOTS -> answer.path("roots").isArray();
        };
    }
}
