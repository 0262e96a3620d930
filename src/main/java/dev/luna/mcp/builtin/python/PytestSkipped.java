package dev.luna.mcp.builtin.python;

/** Result of {@code run_tests} if there was nothing to run. */
public record PytestSkipped(boolean skipped, String reason) {

    static PytestSkipped because(String reason) {
        return new PytestSkipped(true, reason);
    }
}
