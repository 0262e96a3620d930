package dev.luna.mcp.process.sandbox;

import dev.luna.mcp.tool.ToolException;

/** The server's owner wants a sandbox that this host cannot make; nothing is run without. */
public class SandboxUnavailableException extends ToolException {

    /** @param reason why, without a full stop */
    public SandboxUnavailableException(SandboxKind kind, String reason) {
        super("No tests are run: this server runs them only in a sandbox (LUNA_SANDBOX=" + kind.setting()
                + "), and cannot make one here: " + reason + ".");
    }
}
