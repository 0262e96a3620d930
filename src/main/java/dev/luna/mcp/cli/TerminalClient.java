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
 * The command line as the client of one run of a tool. A question without an answer ends the run, so that the timeout of the
 * tool does not run while a person types. Thread-safe.
 */
final class TerminalClient implements ClientContext {

    private final TerminalPrompts prompts;
    private final Map<String, JsonNode> answers;
    private final Map<String, InputRequest> open = new LinkedHashMap<>();

    /** @param answers the answers so far, by the keys of their questions */
    TerminalClient(TerminalPrompts prompts, Map<String, JsonNode> answers) {
        this.prompts = prompts;
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
        prompts.print("notifications/progress", params);
    }

    @Override
    public synchronized void log(String level, String logger, JsonNode data) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("level", level);
        params.set("data", data);
        prompts.print("notifications/message", params);
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
