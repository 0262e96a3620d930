package dev.luna.mcp.demo;

import dev.luna.mcp.tool.ToolException;

/** A program that the stand-in needs is not installed. */
public final class NotInstalledException extends ToolException {

    NotInstalledException(String program, Throwable cause) {
        super(program + " is not installed on the machine of the Luna stand-in.", cause);
    }
}
