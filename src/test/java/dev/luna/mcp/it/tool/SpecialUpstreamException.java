package dev.luna.mcp.it.tool;

import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;

/** What a family may make of a failure: a kind of its own, with what it came from. */
public class SpecialUpstreamException extends UpstreamException {

    public SpecialUpstreamException(String message) {
        super(message, new IOException("inner"));
    }
}
