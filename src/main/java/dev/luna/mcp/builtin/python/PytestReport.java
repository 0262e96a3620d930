package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a caller is told of a run of tests.
 *
 * @param exitCode as of pytest: 0 if all passed, 1 if some failed, 2 and above if they could not be run
 * @param skipped those that were expected to fail, and did, among them
 * @param errors how many could not be loaded, set up or torn down
 * @param summary one line
 * @param output the first failures, or where there are none the end of what pytest wrote
 */
public record PytestReport(
        @JsonProperty("exit_code") int exitCode,
        int passed,
        int failed,
        int errors,
        int skipped,
        String summary,
        String output) {}
