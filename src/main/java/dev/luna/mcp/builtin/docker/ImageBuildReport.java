package dev.luna.mcp.builtin.docker;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a caller is told of a build.
 *
 * @param exitCode as of docker: 0 if the image was built
 * @param tail the end of what docker wrote
 */
public record ImageBuildReport(@JsonProperty("exit_code") int exitCode, String tag, String tail) {}
