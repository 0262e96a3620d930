package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that clients may want to hear of; immutable.
 *
 * @param method the notification that tells it
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
    ObjectNode notification(ObjectMapper mapper) {
        ObjectNode notification =
                mapper.createObjectNode().put("jsonrpc", "2.0").put("method", method);
        if (uri != null) {
            notification.putObject("params").put("uri", uri);
        }
        return notification;
    }
}
