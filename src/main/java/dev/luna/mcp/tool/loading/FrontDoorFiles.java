package dev.luna.mcp.tool.loading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the front door: those in the jar, and those that replace them.
 *
 * @param directory {@code routes/}, the directory of the replacements
 * @param leftOut the names of the files that this server does not need, with {@code routes/}
 */
record FrontDoorFiles(Path directory, Set<String> leftOut) {

    /** The pages with which a principal connects an account. */
    static final String CONNECT = "routes/connect.camel.yaml";

    private static final String IN_JAR = "/dev/luna/mcp/routes/";

    private static final List<String> FOLDERS = List.of("", "methods/");

    /** The files in the jar. They are named here because to list a jar takes as long as to read all its entries. */
    static final List<String> NAMES = List.of(
            "batch.camel.yaml",
            "connect.camel.yaml",
            "errors.camel.yaml",
            "health.camel.yaml",
            "mcp.camel.yaml",
            "methods/prompts.camel.yaml",
            "methods/resources.camel.yaml",
            "methods/session.camel.yaml",
            "methods/subscriptions.camel.yaml",
            "methods/tasks.camel.yaml",
            "methods/tools.camel.yaml",
            "oauth.camel.yaml",
            "streams.camel.yaml");

    /** The files to use. */
    List<RouteFile> all() throws IOException {
        Map<String, RouteFile> files = inJar();
        for (Path place : FOLDERS.stream().map(directory::resolve).toList()) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> found = Files.list(place)) {
                    for (Path path : found.filter(path -> path.toString().endsWith(".yaml"))
                            .toList()) {
                        String name = "routes/"
                                + directory.relativize(path).toString().replace('\\', '/');
                        files.put(name, RouteFile.of(path, name, Files.readAllBytes(path)));
                    }
                }
            }
        }
        files.keySet().removeAll(leftOut);
        return List.copyOf(files.values());
    }

    /** The files in the jar, by name. */
    Map<String, RouteFile> inJar() throws IOException {
        Map<String, RouteFile> files = new TreeMap<>();
        for (String inJar : NAMES) {
            String name = "routes/" + inJar;
            if (leftOut.contains(name)) {
                continue;
            }
            try (InputStream in = FrontDoorFiles.class.getResourceAsStream(IN_JAR + inJar)) {
                if (in == null) {
                    throw new FileNotFoundException("this server's jar has no " + name + "; build it anew");
                }
                files.put(name, RouteFile.of(directory.resolveSibling(name), name, in.readAllBytes()));
            }
        }
        return files;
    }
}
