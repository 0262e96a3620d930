package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.client.InputRequests;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequest;
import java.util.function.Consumer;

/**
 * The caller of a tool that runs as a task: progress becomes the task's status message, log messages have no place to go, and
 * questions end the run until they are answered.
 */
final class TaskClientContext implements ClientContext {

    private final InputRequests questions;
    private final Consumer<String> statusMessage;

    TaskClientContext(InputRequests questions, Consumer<String> statusMessage) {
        this.questions = questions;
        this.statusMessage = statusMessage;
    }

    @Override
    public void progress(double value, Double total, String message) {
        String share = total == null ? number(value) : number(value) + " of " + number(total);
        statusMessage.accept(message == null ? share : message + " (" + share + ")");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    @Override
    public void log(String level, String logger, JsonNode data) {
        // The extension has no log messages.
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
        // It is one.
    }
}
