package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;

/**
 * A change that is announced to clients; immutable.
 *
 * @param method the method of its notification
 * @param uri the resource that has changed; null if it is a list
 */
record Change(String method, String uri) {

    static final Change TOOLS = new Change("notifications/tools/list_changed", null);
    static final Change PROMPTS = new Change("notifications/prompts/list_changed", null);
    static final Change RESOURCES = new Change("notifications/resources/list_changed", null);

    static Change of(String uri) {
        return new Change("notifications/resources/updated", uri);
    }

    /** The notification, without what makes it part of a subscription. */
    ObjectNode notification() {
        return OutgoingMessage.notification(
                method,
                uri == null ? null : JsonNodeFactory.instance.objectNode().put("uri", uri));
    }
}
