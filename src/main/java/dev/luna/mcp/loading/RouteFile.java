package dev.luna.mcp.loading;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A file of routes as it was when it was read; whoever reads it again may find another. Immutable.
 *
 * @param path where it is
 * @param name its path below the directory of tools it is in
 * @param text what it says
 */
public record RouteFile(Path path, String name, String text) {

    private static final Pattern SHARED = Pattern.compile(
            "^-\\s+(route-?configuration|route-?template|beans)\\s*:|RouteConfigurationBuilder|\\brouteTemplate\\("
                    + "|\\bfrom:\\s*(\\{\\s*)?(uri:\\s*)?[\"']?block:",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Whether it is written in YAML, and not in Java. */
    boolean isYaml() {
        return name.endsWith(".yaml");
    }

    /** Whether it holds something that routes of other files may use when they are built. */
    boolean isShared() {
        return SHARED.matcher(text).find();
    }

    /** The text for Camel, under the name of the file. */
    Resource resource() {
        return ResourceHelper.fromString("file:" + path.toAbsolutePath(), text);
    }
}
