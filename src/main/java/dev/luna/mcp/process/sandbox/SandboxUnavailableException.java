package dev.luna.mcp.process.sandbox;

import dev.luna.mcp.tool.ToolException;

/** Failure because the configured sandbox does not work on this host. Nothing is run without it. */
public class SandboxUnavailableException extends ToolException {

    /** @param reason the cause, without a full stop */
    public SandboxUnavailableException(SandboxKind kind, String reason) {
        super("No tests are run: this server runs them only in a sandbox (LUNA_SANDBOX=" + kind.setting()
                + "), and cannot make one here: " + reason + ".");
    }
}
