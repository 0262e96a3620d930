package dev.luna.mcp.tool;

import java.util.Optional;

/** A part of the server that knows when it cannot do all it should; {@link ToolHealth} asks each that is in Camel's registry. */
@FunctionalInterface
public interface Degradation {

    /** A sentence that says what is wrong at the moment and what comes of it; empty if all is well. */
    Optional<String> degradation();
}
