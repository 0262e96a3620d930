package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.tool.ToolException;
import java.util.Collection;

/** A caller of the legacy era: questions are requests on the response's stream, and the worker waits for the answer. */
final class LegacyClient extends NotifyingClient {

    private final PendingRequests pending;
    private final EventStream stream;

    LegacyClient(
            Notifications notifications,
            McpRequest request,
            FoundToolsStore foundTools,
            PendingRequests pending,
            EventStream stream) {
        super(notifications, request, foundTools);
        this.pending = pending;
        this.stream = stream;
    }

    /** Tells it on the response's stream, too, which every client reads; many open no stream for changes. */
    @Override
    public void found(Collection<String> names) {
        if (addFound(names)) {
            notifications.toolsChanged();
        }
    }

    @Override
    public JsonNode ask(InputRequest question) {
        if (question.kind() == InputRequest.Kind.ELICIT && request.version() == ProtocolVersion.V2025_03_26) {
            return leaveOut(
                    question,
                    "which takes MCP " + ProtocolVersion.V2025_06_18.date() + " or newer; the request is of "
                            + request.version().date());
        }
        if (!stream.isAllowed()) {
            return leaveOut(question, "for which the request needs 'Accept: application/json, text/event-stream'");
        }
        return pending.ask(question, request.principal(), stream);
    }

    private static JsonNode leaveOut(InputRequest question, String reason) {
        if (question.isOptional()) {
            return null;
        }
        throw new ToolException("This tool asks its user a question, " + reason + ".");
    }
}
