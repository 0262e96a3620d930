package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.request.McpRequest;
import java.util.Collection;

/** Base class of the clients of both eras: notifications are the same, input requests differ. */
abstract class NotifyingClient implements ClientContext {

    final Notifications notifications;
    final McpRequest request;
    private final FoundToolsStore foundTools;

    NotifyingClient(Notifications notifications, McpRequest request, FoundToolsStore foundTools) {
        this.notifications = notifications;
        this.request = request;
        this.foundTools = foundTools;
    }

    @Override
    public final void progress(double value, Double total, String message) {
        notifications.progress(value, total, message);
    }

    @Override
    public final void log(String level, String logger, JsonNode data) {
        notifications.log(level, logger, data);
    }

    @Override
    public void found(Collection<String> names) {
        addFound(names);
    }

    /** Adds tools to what the client has found; returns true if one of them is new. */
    final boolean addFound(Collection<String> names) {
        return foundTools.of(request).add(names);
    }
}
