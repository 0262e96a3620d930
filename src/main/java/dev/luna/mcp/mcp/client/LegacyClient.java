package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.tool.ToolException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
        if (question.kind() == InputRequest.Kind.ELICIT_URL) {
            throw linkRequired(question);
        }
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

    @Override
    public boolean canAnswer(InputRequest.Kind kind) {
        // Links are new in this revision.
        return kind.isDeclaredIn(request.session().capabilities())
                && (kind == InputRequest.Kind.ELICIT_URL
                        ? request.version() == ProtocolVersion.V2025_11_25
                        : stream.isAllowed());
    }

    /**
     * The error that ends the call: its client lets the user open the link, and repeats the call. To wait for the user instead would
     * hold a worker for minutes.
     */
    private RequestRefusedException linkRequired(InputRequest question) {
        ObjectNode elicitation = question.params().deepCopy();
        elicitation.put("elicitationId", question.key());
        return new RequestRefusedException(new ProtocolException(
                request.id(),
                ErrorCode.URL_ELICITATION_REQUIRED,
                question.params().path("message").asText(),
                Map.of("elicitations", List.of(elicitation))));
    }

    private static JsonNode leaveOut(InputRequest question, String reason) {
        if (question.isOptional()) {
            return null;
        }
        throw new ToolException("This tool asks its user a question, " + reason + ".");
    }
}
