package dev.luna.mcp.tool;

import java.util.Optional;

/**
 * Translates the failures of a library into exceptions for clients. Every bean of this type is asked when a tool's
 * route ends with an exception that is not a {@link ToolException}.
 */
@FunctionalInterface
public interface FailureTranslator {

    /** Returns the exception for the client, or empty for an unknown failure. Must not throw. */
    Optional<ToolException> translate(Throwable failure);
}
