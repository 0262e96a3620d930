package dev.luna.mcp.mcp.request;

import static dev.luna.mcp.mcp.request.Era.LEGACY;
import static dev.luna.mcp.mcp.request.Era.MODERN;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of MCP that this server answers. Each has a route {@code direct:<method>} of its own; a new one is an entry here and a route. */
public enum McpMethod {
    INITIALIZE("initialize", null, false, LEGACY),
    PING("ping", null, false, LEGACY),
    LOGGING_SET_LEVEL("logging/setLevel", null, false, LEGACY),
    DISCOVER("server/discover", null, true, MODERN),
    TOOLS_LIST("tools/list", null, true, LEGACY, MODERN),
    TOOLS_CALL("tools/call", "name", false, LEGACY, MODERN),
    PROMPTS_LIST("prompts/list", null, true, LEGACY, MODERN),
    PROMPTS_GET("prompts/get", "name", false, LEGACY, MODERN),
    RESOURCES_LIST("resources/list", null, true, LEGACY, MODERN),
    RESOURCES_TEMPLATES_LIST("resources/templates/list", null, true, LEGACY, MODERN),
    RESOURCES_READ("resources/read", "uri", true, LEGACY, MODERN),
    RESOURCES_SUBSCRIBE("resources/subscribe", null, false, LEGACY),
    RESOURCES_UNSUBSCRIBE("resources/unsubscribe", null, false, LEGACY),
    SUBSCRIPTIONS_LISTEN("subscriptions/listen", null, false, MODERN),
    COMPLETION("completion/complete", null, false, LEGACY, MODERN),
    TASKS_GET("tasks/get", "taskId", false, MODERN),
    TASKS_UPDATE("tasks/update", "taskId", false, MODERN),
    TASKS_CANCEL("tasks/cancel", "taskId", false, MODERN);

    private static final Map<String, McpMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(McpMethod::method, Function.identity()));

    private final String method;
    private final String nameParameter;
    private final boolean cacheable;
    private final Set<Era> eras;
    private final String endpoint;

    /**
     * @param nameParameter the parameter that the header {@code Mcp-Name} repeats, or null
     * @param cacheable true if a client of the modern era may cache the result
     */
    McpMethod(String method, String nameParameter, boolean cacheable, Era... eras) {
        this.method = method;
        this.nameParameter = nameParameter;
        this.cacheable = cacheable;
        this.eras = Set.of(eras);
        this.endpoint = "direct:" + method;
    }

    /** The name on the wire. */
    public String method() {
        return method;
    }

    /** The parameter that the header {@code Mcp-Name} of the modern era repeats. */
    public Optional<String> nameParameter() {
        return Optional.ofNullable(nameParameter);
    }

    /** True if a client of the modern era may keep the result for a while. */
    public boolean isCacheable() {
        return cacheable;
    }

    /** The endpoint of the method's route. */
    public String endpoint() {
        return endpoint;
    }

    /** True if the method exists in an era. */
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
