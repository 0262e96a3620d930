package dev.luna.mcp.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of MCP that this server answers; each has a route {@code direct:<method>} of its own. */
public enum McpMethod {
    INITIALIZE("initialize"),
    PING("ping"),
    TOOLS_LIST("tools/list"),
    TOOLS_CALL("tools/call");

    private static final Map<String, McpMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(McpMethod::method, Function.identity()));

    private final String method;

    McpMethod(String method) {
        this.method = method;
    }

    /** The name on the wire. */
    public String method() {
        return method;
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
