package dev.luna.mcp.tool;

import java.util.Optional;

/**
 * Says what a failure of some library means to a caller. Every bean of this type is asked when a tool route ends in an
 * exception that is no {@link ToolException}.
 */
@FunctionalInterface
public interface FailureTranslator {

    /** The failure in the caller's terms, or empty if this translator does not know it. Must not throw. */
    Optional<ToolException> translate(Throwable failure);
}
