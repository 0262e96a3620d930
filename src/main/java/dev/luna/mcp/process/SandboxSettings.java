package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.SandboxKind;
import java.nio.file.Path;

/**
 * Where the owner of a server wants the code of projects to run.
 *
 * @param image for {@link SandboxKind#DOCKER}, an image with python3 and pytest
 * @param home the server's own directory, as an absolute path
 * @param workspace where the projects are, as an absolute path
 */
public record SandboxSettings(SandboxKind kind, String image, Path home, Path workspace) {}
