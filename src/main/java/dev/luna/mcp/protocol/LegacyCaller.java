package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.interaction.Question;

/** A caller of the legacy era: questions are requests on the response's stream, and the worker waits for the answer. */
final class LegacyCaller extends TellingCaller {

    private final PendingQuestions pending;
    private final EventStream stream;

    LegacyCaller(Notifications notifications, PendingQuestions pending, EventStream stream) {
        super(notifications);
        this.pending = pending;
        this.stream = stream;
    }

    @Override
    public JsonNode ask(Question question) {
        return pending.ask(question, stream);
    }
}
