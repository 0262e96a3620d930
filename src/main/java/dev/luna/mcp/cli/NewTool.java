package dev.luna.mcp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The route and the test of a new tool, filled in from the templates.
 *
 * @param name of the tool: lower-case letters, digits, underscores and hyphens
 * @param family its first tag, its directory and the package of its test
 */
record NewTool(ToolKind kind, String name, String family) {

    String routeFile() {
        return kind == ToolKind.java ? className() + ".java" : name + ".camel.yaml";
    }

    String testFile() {
        return className() + "Test.java";
    }

    /** The route, which works without changes. */
    String route() {
        return filled(kind == ToolKind.java ? "route.txt" : "camel.yaml");
    }

    /**
     * The test.
     *
     * @param directory the directory of the route, as the test refers to it
     */
    String test(String directory) {
        return filled("java.txt").replace("@tools@", directory);
    }

    private String filled(String extension) {
        return resource(kind + "." + extension)
                .replace("@name@", name)
                .replace("@family@", family)
                .replace("@title@", capital(name.replaceAll("[_-]+", " ")))
                .replace(
                        "@bean@",
                        className().substring(0, 1).toLowerCase(Locale.ROOT)
                                + className().substring(1))
                .replace("@Class@", className());
    }

    private String className() {
        return Arrays.stream(name.split("[_-]+")).map(NewTool::capital).collect(Collectors.joining());
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String resource(String name) {
        try (InputStream in = NewTool.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
