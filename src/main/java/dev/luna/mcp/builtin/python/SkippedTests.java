package dev.luna.mcp.builtin.python;

/** What a caller is told where there was nothing to run. */
public record SkippedTests(boolean skipped, String reason) {

    static SkippedTests because(String reason) {
        return new SkippedTests(true, reason);
    }
}
