package dev.luna.mcp.it.tool;

import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;

/** An exception type of a tool family, with its cause. */
public class SpecialUpstreamException extends UpstreamException {

    public SpecialUpstreamException(String message) {
        super(message, new IOException("inner"));
    }
}
