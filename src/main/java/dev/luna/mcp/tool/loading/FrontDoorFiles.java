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
 * The files of the front door: those in the jar, and those that are used in their place.
 *
 * @param directory {@code routes/}, in which the latter may be
 */
record FrontDoorFiles(CamelContext context, Path directory) {

    private static final String INSIDE = "dev/luna/mcp/routes/";

    /** The folders below it, each searched alone: of a file that Camel finds deeper in a jar it loses the folder. */
    private static final List<String> FOLDERS = List.of("", "methods/");

    /** Those to be served. */
    List<RouteFile> all() throws IOException {
        Map<String, RouteFile> files = inside();
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

    /** Those in the jar, by name. */
    Map<String, RouteFile> inside() throws IOException {
        Map<String, RouteFile> files = new TreeMap<>();
        try {
            for (String folder : FOLDERS) {
                for (Resource resource : PluginHelper.getPackageScanResourceResolver(context)
                        .findResources("classpath:" + INSIDE + folder + "*.yaml")) {
                    String name = "routes/" + resource.getLocation().replaceFirst(".*" + INSIDE, "");
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
