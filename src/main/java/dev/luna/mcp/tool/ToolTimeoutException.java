package dev.luna.mcp.tool;

import java.time.Duration;

/** The tool did not finish within its timeout and was interrupted. */
public class ToolTimeoutException extends ToolException {

    public ToolTimeoutException(String tool, Duration limit) {
        super("Tool '" + tool + "' did not finish within " + limit.toMillis() / 1000.0 + " s and was stopped.");
    }
}
