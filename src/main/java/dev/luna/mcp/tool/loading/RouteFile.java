package dev.luna.mcp.tool.loading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
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
 * @param foreignLine the first line that is not UTF-8; 0 if all are
 */
public record RouteFile(Path path, String name, String text, int foreignLine) {

    private static final Pattern SHARED = Pattern.compile(
            "@BindToRegistry\\b|^-\\s+(route-?configuration|route-?template|beans)\\s*:|RouteConfigurationBuilder|\\brouteTemplate\\("
                    + "|\\bfrom:\\s*(\\{\\s*)?(uri:\\s*)?[\"']?block:",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** What bytes say in UTF-8. */
    static RouteFile of(Path path, String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean foreign =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        // What was decoded before the first foreign byte has all the line breaks before it.
        int line = foreign ? 1 + (int) out.flip().chars().filter(c -> c == '\n').count() : 0;
        return new RouteFile(path, name, new String(bytes, StandardCharsets.UTF_8), line);
    }

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
