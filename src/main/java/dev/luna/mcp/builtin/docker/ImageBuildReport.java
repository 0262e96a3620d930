package dev.luna.mcp.builtin.docker;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code build_image}.
 *
 * @param exitCode of docker: 0 if the image was built
 * @param tail the end of docker's output
 */
public record ImageBuildReport(@JsonProperty("exit_code") int exitCode, String tag, String tail) {}
