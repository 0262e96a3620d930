package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.JsonKind;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The changes that a client of the modern era subscribes to; immutable.
 *
 * @param lists the lists, each by the member that names it on the wire
 * @param resources the URIs of single resources
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/schema#subscriptionfilter">SubscriptionFilter</a>
 */
record SubscriptionFilter(Set<String> lists, Set<String> resources) {

    private static final String RESOURCES = "resourceSubscriptions";
    private static final int MOST_RESOURCES = 1000;

    private static final Map<String, Change> LISTS = Map.of(
            "toolsListChanged", Change.TOOLS,
            "promptsListChanged", Change.PROMPTS,
            "resourcesListChanged", Change.RESOURCES);

    SubscriptionFilter {
        lists = Set.copyOf(lists);
        resources = Set.copyOf(resources);
    }

    /**
     * Reads the parameters of {@code subscriptions/listen}.
     *
     * @param isServed true for the URI of a resource; others are left out
     * @throws InvalidParamsException if they are not what they must be
     */
    static SubscriptionFilter of(JsonNode params, Predicate<String> isServed) {
        JsonNode filter = params.path("notifications");
        if (!filter.isObject()) {
            throw new InvalidParamsException("subscriptions/listen needs the parameter 'notifications', an object, not "
                    + JsonKind.of(filter) + ".");
        }
        Set<String> lists = new LinkedHashSet<>();
        for (String list : LISTS.keySet()) {
            JsonNode wanted = filter.path(list);
            if (!wanted.isMissingNode() && !wanted.isBoolean()) {
                throw new InvalidParamsException("'" + list + "' must be a boolean, not " + JsonKind.of(wanted) + ".");
            }
            if (wanted.asBoolean()) {
                lists.add(list);
            }
        }
        Set<String> resources = new LinkedHashSet<>();
        for (JsonNode uri : uris(filter.path(RESOURCES))) {
            if (isServed.test(uri.textValue())) {
                resources.add(uri.textValue());
            }
        }
        return new SubscriptionFilter(lists, resources);
    }

    private static JsonNode uris(JsonNode uris) {
        boolean wrong = !uris.isMissingNode() && !uris.isArray() || uris.size() > MOST_RESOURCES;
        for (JsonNode uri : uris) {
            wrong |= !uri.isTextual();
        }
        if (wrong) {
            throw new InvalidParamsException(
                    "'" + RESOURCES + "' must be an array of at most " + MOST_RESOURCES + " URIs, which are strings.");
        }
        return uris;
    }

    /** True if the client subscribes to a change. */
    boolean wants(Change change) {
        return change.uri() == null
                ? lists.stream().anyMatch(list -> LISTS.get(list).method().equals(change.method()))
                : resources.contains(change.uri());
    }

    /** The filter as it is written on the wire. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        lists.forEach(list -> json.put(list, true));
        if (!resources.isEmpty()) {
            json.put(RESOURCES, resources);
        }
        return json;
    }
}
