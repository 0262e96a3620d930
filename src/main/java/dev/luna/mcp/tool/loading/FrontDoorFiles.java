package dev.luna.mcp.tool.loading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The files of the front door: those in the jar, and those that replace them.
 *
 * @param directory {@code routes/}, the directory of the replacements
 */
record FrontDoorFiles(CamelContext context, Path directory) {

    private static final String IN_JAR = "dev/luna/mcp/routes/";

    /** The folders below it; each is searched separately, because Camel loses the folder of files deeper in a jar. */
    private static final List<String> FOLDERS = List.of("", "methods/");

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
        return List.copyOf(files.values());
    }

    /** The files in the jar, by name. */
    Map<String, RouteFile> inJar() throws IOException {
        Map<String, RouteFile> files = new TreeMap<>();
        try {
            for (String folder : FOLDERS) {
                for (Resource resource : PluginHelper.getPackageScanResourceResolver(context)
                        .findResources("classpath:" + IN_JAR + folder + "*.yaml")) {
                    String name = "routes/" + resource.getLocation().replaceFirst(".*" + IN_JAR, "");
                    try (InputStream in = resource.getInputStream()) {
                        files.put(name, RouteFile.of(directory.resolveSibling(name), name, in.readAllBytes()));
                    }
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the routes inside the jar cannot be found", e);
        }
        return files;
    }
}
