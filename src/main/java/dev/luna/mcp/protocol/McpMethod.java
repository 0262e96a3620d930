package dev.luna.mcp.protocol;

import static dev.luna.mcp.protocol.Era.LEGACY;
import static dev.luna.mcp.protocol.Era.MODERN;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of MCP that this server answers; each has a route {@code direct:<method>} of its own. */
public enum McpMethod {
    INITIALIZE("initialize", LEGACY),
    PING("ping", LEGACY),
    LOGGING_SET_LEVEL("logging/setLevel", LEGACY),
    DISCOVER("server/discover", MODERN),
    TOOLS_LIST("tools/list", LEGACY, MODERN),
    TOOLS_CALL("tools/call", LEGACY, MODERN),
    PROMPTS_LIST("prompts/list", LEGACY, MODERN),
    PROMPTS_GET("prompts/get", LEGACY, MODERN),
    RESOURCES_LIST("resources/list", LEGACY, MODERN),
    RESOURCES_TEMPLATES_LIST("resources/templates/list", LEGACY, MODERN),
    RESOURCES_READ("resources/read", LEGACY, MODERN),
    RESOURCES_SUBSCRIBE("resources/subscribe", LEGACY),
    RESOURCES_UNSUBSCRIBE("resources/unsubscribe", LEGACY),
    SUBSCRIPTIONS_LISTEN("subscriptions/listen", MODERN),
    COMPLETION("completion/complete", LEGACY, MODERN),
    TASKS_GET("tasks/get", MODERN),
    TASKS_UPDATE("tasks/update", MODERN),
    TASKS_CANCEL("tasks/cancel", MODERN);

    private static final Map<String, McpMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(McpMethod::method, Function.identity()));

    private final String method;
    private final Set<Era> eras;

    McpMethod(String method, Era... eras) {
        this.method = method;
        this.eras = Set.of(eras);
    }

    /** The name on the wire. */
    public String method() {
        return method;
    }

    /** Whether the method exists in an era. */
    public boolean isIn(Era era) {
        return eras.contains(era);
    }

    /** The method of exactly this name. */
    public static Optional<McpMethod> find(String method) {
        return Optional.ofNullable(BY_NAME.get(method));
    }

    /** The names that no tool may bear. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
