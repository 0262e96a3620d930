package dev.luna.mcp.tool;

/** All places for running work are taken; the same call may succeed a little later. */
public class ServerBusyException extends ToolException {

    public ServerBusyException(String message) {
        super(message);
    }
}
