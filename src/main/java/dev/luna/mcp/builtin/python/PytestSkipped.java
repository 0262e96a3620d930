package dev.luna.mcp.builtin.python;

/** What a caller is told where there was nothing to run. */
public record PytestSkipped(boolean skipped, String reason) {

    static PytestSkipped because(String reason) {
        return new PytestSkipped(true, reason);
    }
}
