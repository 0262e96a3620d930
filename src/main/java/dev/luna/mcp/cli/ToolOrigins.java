package dev.luna.mcp.cli;

import java.util.HashSet;
import java.util.List;

/**
 * The line that says which tools are from files, and which from the jar.
 *
 * @param all the names of all tools
 * @param fromFiles the names of those from files
 */
record ToolOrigins(List<String> all, List<String> fromFiles) {

    String line() {
        if (fromFiles.isEmpty()) {
            return "All of them are in the jar.";
        }
        return new HashSet<>(fromFiles).containsAll(all)
                ? "All of them are from files."
                : "From files: " + String.join(", ", fromFiles) + ". The others are in the jar.";
    }
}
