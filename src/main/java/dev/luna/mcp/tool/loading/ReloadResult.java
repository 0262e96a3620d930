package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import java.util.List;

/**
 * What came of a change of the files; names are below the directory of tools.
 *
 * @param loaded the files that serve as they are written now
 * @param removed the files that are gone, and their routes with them
 * @param refused the files that were saved and are broken, and those that this change broke
 * @param warned what known clients refuse in the files that were loaded
 */
record ReloadResult(List<String> loaded, List<String> removed, List<Diagnostic> refused, List<Diagnostic> warned) {}
