package dev.luna.mcp.tool.loading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * Snapshot of a route file; the file on disk may have changed since. Immutable.
 *
 * @param path path of the file
 * @param name path relative to its tool directory
 * @param text the content
 * @param foreignLine the first line that is not UTF-8; 0 if all are
 * @param isBuiltIn true for a file in the jar; nothing is at its path, where a file would replace it
 */
public record RouteFile(Path path, String name, String text, int foreignLine, boolean isBuiltIn) {

    private static final Pattern KIND = Pattern.compile("^kind:\\s*[\"']?(?<kind>\\w+)", Pattern.MULTILINE);

    private static final Pattern SHARED = Pattern.compile(
            "@BindToRegistry\\b|^-\\s+(route-?configuration|route-?template|beans)\\s*:|RouteConfigurationBuilder|\\brouteTemplate\\("
                    + "|\\bfrom:\\s*(\\{\\s*)?((id|description):.*\\s+)*(uri:\\s*)?[\"']?block(:|[\"']?\\s*$)"
                    + "|<(routeTemplate|routeConfiguration|bean)\\b|<from\\s[^>]*\\buri\\s*=\\s*[\"']block:",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Decodes bytes as UTF-8. */
    static RouteFile of(Path path, String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean foreign =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        // The text before the first invalid byte has all the line breaks before it.
        int line = foreign ? 1 + (int) out.flip().chars().filter(c -> c == '\n').count() : 0;
        return new RouteFile(path, name, new String(bytes, StandardCharsets.UTF_8), line, false);
    }

    /** Decodes a file of the jar. */
    static RouteFile builtIn(Path path, String name, byte[] bytes) {
        return new RouteFile(path, name, new String(bytes, StandardCharsets.UTF_8), 0, true);
    }

    /** Returns true for YAML, also that of a Kamelet. */
    boolean isYaml() {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    boolean isXml() {
        return name.endsWith(".xml");
    }

    boolean isJava() {
        return name.endsWith(".java");
    }

    /** The value of {@code kind:} of a resource of Kubernetes, such as {@code Kamelet}; empty for routes. */
    String kind() {
        Matcher kind = KIND.matcher(text);
        return isYaml() && kind.find() ? kind.group("kind") : "";
    }

    private boolean isKamelet() {
        return kind().equals("Kamelet");
    }

    /** Returns true if the file has definitions that routes of other files may use when they are built. */
    boolean isShared() {
        return isKamelet() || SHARED.matcher(text).find();
    }

    /** The text as a resource for Camel, with the name of the file; Camel finds out by its end what it is. */
    Resource resource() {
        String location = "file:" + path.toAbsolutePath();
        if (isYaml()) {
            location = location.replaceFirst("(\\.camel|\\.kamelet|\\.pipe)?\\.ya?ml$", "")
                    + (isKamelet() ? ".kamelet.yaml" : ".camel.yaml");
        }
        return ResourceHelper.fromString(location, text);
    }

    /** Number of the first line with a word, counted from 1; 1 if no line has it. */
    int lineOf(String word) {
        List<String> lines = text.lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(line -> lines.get(line).contains(word))
                        .findFirst()
                        .orElse(0);
    }
}
