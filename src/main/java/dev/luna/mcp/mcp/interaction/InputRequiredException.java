package dev.luna.mcp.mcp.interaction;

import dev.luna.mcp.tool.ToolException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call cannot go on without answers; it ends here and begins anew when its caller comes back with them. */
public class InputRequiredException extends ToolException {

    private final transient Map<String, InputRequest> questions;

    /** @param questions by key, in the order in which they were asked */
    public InputRequiredException(Map<String, InputRequest> questions) {
        super("The tool asks its caller a question, which this way of calling it has no place for; call it by MCP.");
        this.questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    }

    /** The input requests by key. */
    public Map<String, InputRequest> questions() {
        return questions;
    }
}
