package dev.luna.mcp.tool.check;

import java.util.Map;
import java.util.Set;

/**
 * The options in which visual editors such as Kaoto and Karavan write the part of a URI after its scheme: {@code uri:
 * ai-tool} with {@code toolName: moon} for {@code ai-tool:moon}.
 */
public final class PathOptions {

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "ai-tool", Set.of("toolName"),
            "ai-prompt", Set.of("promptName", "toolName"),
            "ai-resource", Set.of("resourceName", "toolName"),
            "block", Set.of("name", "blockName"),
            "mcp", Set.of("operation"),
            "direct", Set.of("name"),
            "seda", Set.of("name"),
            "kamelet", Set.of("templateId"));

    private PathOptions() {}

    /** Returns true if an option of a URI that is a scheme alone is the part after the scheme. */
    public static boolean isPath(String uri, String option) {
        return of(uri).contains(option);
    }

    /** Returns the options that are the part after a scheme. */
    public static Set<String> of(String scheme) {
        return OPTIONS.getOrDefault(scheme, Set.of());
    }
}
