package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.ClientContext;

/** Base class of the clients of both eras: notifications are the same, input requests differ. */
abstract class NotifyingClient implements ClientContext {

    private final Notifications notifications;

    NotifyingClient(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public final void progress(double value, Double total, String message) {
        notifications.progress(value, total, message);
    }

    @Override
    public final void log(String level, String logger, JsonNode data) {
        notifications.log(level, logger, data);
    }
}
