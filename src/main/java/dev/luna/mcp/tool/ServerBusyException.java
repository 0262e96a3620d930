package dev.luna.mcp.tool;

/** All permits for running calls are in use; the same call may succeed a little later. */
public class ServerBusyException extends ToolException {

    public ServerBusyException(String message) {
        super(message);
    }
}
