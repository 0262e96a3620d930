package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.Question;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.tool.ToolException;

/** A caller of the legacy era: questions are requests on the response's stream, and the worker waits for the answer. */
final class LegacyCaller extends TellingCaller {

    private final ProtocolVersion version;
    private final PendingQuestions pending;
    private final EventStream stream;

    LegacyCaller(Notifications notifications, ProtocolVersion version, PendingQuestions pending, EventStream stream) {
        super(notifications);
        this.version = version;
        this.pending = pending;
        this.stream = stream;
    }

    @Override
    public JsonNode ask(Question question) {
        if (question.kind() == Question.Kind.ELICIT && version == ProtocolVersion.V2025_03_26) {
            return leaveOut(
                    question,
                    "which takes MCP " + ProtocolVersion.V2025_06_18.date() + " or newer; the request is of "
                            + version.date());
        }
        if (!stream.isAllowed()) {
            return leaveOut(question, "for which the request needs 'Accept: application/json, text/event-stream'");
        }
        return pending.ask(question, stream);
    }

    private static JsonNode leaveOut(Question question, String reason) {
        if (question.isOptional()) {
            return null;
        }
        throw new ToolException("This tool asks its user a question, " + reason + ".");
    }
}
