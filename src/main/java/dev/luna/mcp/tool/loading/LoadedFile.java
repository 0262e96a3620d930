package dev.luna.mcp.tool.loading;

import java.util.Set;

/**
 * A loaded route file.
 *
 * @param file the file as it was loaded
 * @param routes the ids of its routes in Camel
 * @param shared its definitions for other files
 * @param beans its beans
 */
record LoadedFile(RouteFile file, Set<String> routes, SharedDefinitions shared, FileBeans beans) {}
