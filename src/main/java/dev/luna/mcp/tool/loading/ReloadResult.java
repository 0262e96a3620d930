package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import java.util.List;

/**
 * Result of a change of the files; names are relative to the tool directory.
 *
 * @param loaded the files whose current version is active
 * @param removed the files that were deleted, together with their routes
 * @param failed errors of saved files that could not be loaded, and of files that this change broke
 * @param warned restrictions of known clients that the loaded files do not respect
 */
record ReloadResult(List<String> loaded, List<String> removed, List<Diagnostic> failed, List<Diagnostic> warned) {}
