package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;

/**
 * A change that is announced to clients; immutable.
 *
 * @param method the method of its notification
 * @param uri the resource that has changed; null if it is a list
 * @param principal the id of the only principal whose list has changed; null for the lists of all
 */
record Change(String method, String uri, String principal) {

    static final Change TOOLS = new Change("notifications/tools/list_changed", null, null);
    static final Change PROMPTS = new Change("notifications/prompts/list_changed", null, null);
    static final Change RESOURCES = new Change("notifications/resources/list_changed", null, null);

    static Change of(String uri) {
        return new Change("notifications/resources/updated", uri, null);
    }

    /** A change of the tools that a principal has found by searching. */
    static Change toolsOf(String principal) {
        return new Change(TOOLS.method(), null, principal);
    }

    /** True if it concerns a principal, named by its id. */
    boolean concerns(String id) {
        return principal == null || principal.equals(id);
    }

    /** The notification, without what makes it part of a subscription. */
    ObjectNode notification() {
        return OutgoingMessage.notification(
                method,
                uri == null ? null : JsonNodeFactory.instance.objectNode().put("uri", uri));
    }
}
