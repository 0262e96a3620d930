package dev.luna.mcp.exec.dev;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a caller is told of a run of tests.
 *
 * @param exitCode as of pytest: 0 if all passed, 1 if some failed, 2 and above if they could not be run
 * @param failed how many failed or could not be run
 * @param summary one line
 * @param output the end of what pytest wrote
 */
public record TestReport(
        @JsonProperty("exit_code") int exitCode, int passed, int failed, int skipped, String summary, String output) {}
