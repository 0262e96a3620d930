package dev.luna.mcp.component.resolve;

import dev.luna.mcp.component.ComponentLock;
import dev.luna.mcp.component.Coordinates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Result of a search in the repositories.
 *
 * @param lock the lock file for these components
 * @param files the jars in the local repository
 * @param inServer the requested components that the server contains
 */
public record Resolution(ComponentLock lock, Map<Coordinates, Path> files, List<Coordinates> inServer) {}
