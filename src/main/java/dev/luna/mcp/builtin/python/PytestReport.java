package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code run_tests}.
 *
 * @param exitCode of pytest: 0 if all passed, 1 if some failed, 2 and above if they could not be run
 * @param skipped includes tests that were expected to fail, and did
 * @param errors number of tests that could not be loaded, set up or torn down
 * @param summary one line
 * @param output the first failures; if there are none, the end of pytest's output
 */
public record PytestReport(
        @JsonProperty("exit_code") int exitCode,
        int passed,
        int failed,
        int errors,
        int skipped,
        String summary,
        String output) {}
