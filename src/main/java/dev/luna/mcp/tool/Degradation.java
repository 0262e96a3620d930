package dev.luna.mcp.tool;

import java.util.Optional;

/** A component that can report reduced service; {@link ToolHealth} asks every bean of this type in Camel's registry. */
@FunctionalInterface
public interface Degradation {

    /** The current problem and its consequence in one sentence; empty if there is none. */
    Optional<String> degradation();
}
