package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.Question;
import dev.luna.mcp.mcp.interaction.TaskRequestedException;
import dev.luna.mcp.mcp.request.Call;
import dev.luna.mcp.mcp.request.TasksExtension;
import java.util.Map;

/**
 * A caller of the modern era: a question that is not answered yet ends the call, and the same call comes again with the
 * answer.
 */
final class ModernCaller extends TellingCaller {

    private final Call call;
    private final ModernQuestions questions;

    ModernCaller(Notifications notifications, Call call, Map<String, JsonNode> answers) {
        super(notifications);
        this.call = call;
        this.questions = new ModernQuestions(call, answers);
    }

    @Override
    public JsonNode ask(Question question) {
        return questions.ask(question);
    }

    @Override
    public void continueAsTask(boolean optional) {
        if (TasksExtension.isDeclaredBy(call)) {
            throw new TaskRequestedException();
        }
        if (!optional) {
            throw new MissingCapabilityException(TasksExtension.refusal(call));
        }
    }
}
