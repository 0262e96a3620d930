package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.SandboxKind;
import java.nio.file.Path;

/**
 * The configured sandbox for the code of projects.
 *
 * @param image for {@link SandboxKind#DOCKER}, an image with python3 and pytest
 * @param home the server's own directory, as an absolute path
 * @param workspace the directory of the projects, as an absolute path
 */
public record SandboxSettings(SandboxKind kind, String image, Path home, Path workspace) {}
