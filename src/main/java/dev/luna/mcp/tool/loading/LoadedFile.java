package dev.luna.mcp.tool.loading;

import java.util.Set;

/**
 * A file whose routes run.
 *
 * @param file what it said when it was loaded
 * @param routes the ids under which Camel knows its routes
 * @param shared what it gives to other files
 */
record LoadedFile(RouteFile file, Set<String> routes, SharedDefinitions shared) {}
