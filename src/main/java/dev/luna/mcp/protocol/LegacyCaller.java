package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.interaction.Caller;
import dev.luna.mcp.interaction.Question;

/** A caller of the legacy era: questions are requests on the response's stream, and the worker waits for the answer. */
final class LegacyCaller implements Caller {

    private final Notifications notifications;
    private final PendingQuestions pending;
    private final EventStream stream;

    LegacyCaller(Notifications notifications, PendingQuestions pending, EventStream stream) {
        this.notifications = notifications;
        this.pending = pending;
        this.stream = stream;
    }

    @Override
    public void progress(double value, Double total, String message) {
        notifications.progress(value, total, message);
    }

    @Override
    public void log(String level, String logger, JsonNode data) {
        notifications.log(level, logger, data);
    }

    @Override
    public JsonNode ask(Question question) {
        return pending.ask(question, stream);
    }
}
