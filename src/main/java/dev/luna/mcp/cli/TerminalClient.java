package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The command line as the caller of one run of a tool: a question without an answer ends the run, so that no time of the tool
 * passes while a person thinks. Safe for use by several threads.
 */
final class TerminalClient implements ClientContext {

    private final TerminalPrompts dialog;
    private final Map<String, JsonNode> answers;
    private final Map<String, InputRequest> open = new LinkedHashMap<>();

    /** @param answers those there are, by the keys of their questions */
    TerminalClient(TerminalPrompts dialog, Map<String, JsonNode> answers) {
        this.dialog = dialog;
        this.answers = Map.copyOf(answers);
    }

    @Override
    public synchronized void progress(double value, Double total, String message) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("progress", value);
        if (total != null) {
            params.put("total", total);
        }
        if (message != null) {
            params.put("message", message);
        }
        dialog.hear("notifications/progress", params);
    }

    @Override
    public synchronized void log(String level, String logger, JsonNode data) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("level", level);
        params.set("data", data);
        dialog.hear("notifications/message", params);
    }

    @Override
    public synchronized JsonNode ask(InputRequest question) {
        JsonNode answer = answers.get(question.key());
        if (answer == null && !(question.isOptional() && question.kind() != InputRequest.Kind.ELICIT)) {
            open.put(question.key(), question);
        }
        if (!question.isDeferred() && !open.isEmpty()) {
            throw new InputRequiredException(open);
        }
        return answer;
    }
}
