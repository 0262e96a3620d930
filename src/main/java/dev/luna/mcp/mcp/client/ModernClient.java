package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.interaction.TaskRequestedException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.TasksExtension;
import java.util.Map;

/**
 * A caller of the modern era: a question that is not answered yet ends the call, and the same call comes again with the
 * answer.
 */
final class ModernClient extends NotifyingClient {

    private final InputRequests questions;

    ModernClient(
            Notifications notifications,
            McpRequest request,
            FoundToolsStore foundTools,
            Map<String, JsonNode> answers) {
        super(notifications, request, foundTools);
        this.questions = new InputRequests(request, answers);
    }

    @Override
    public JsonNode ask(InputRequest question) {
        return questions.ask(question);
    }

    @Override
    public boolean canAnswer(InputRequest.Kind kind) {
        return questions.canAnswer(kind);
    }

    @Override
    public void continueAsTask(boolean optional) {
        if (TasksExtension.isDeclaredBy(request)) {
            throw new TaskRequestedException();
        }
        if (!optional) {
            throw new RequestRefusedException(TasksExtension.refusal(request));
        }
    }
}
