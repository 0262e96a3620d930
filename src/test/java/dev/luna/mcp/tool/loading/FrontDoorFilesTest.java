package dev.luna.mcp.tool.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDoorFilesTest {

    @TempDir
    Path directory;

    @Test
    void files_of_all_folders_are_read_from_a_jar() throws Exception {
        Path jar = directory.resolve("server.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("", "mcp.camel.yaml", "methods/", "methods/tools.camel.yaml")) {
                out.putNextEntry(new JarEntry("dev/luna/mcp/routes/" + name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        CamelContext context = new DefaultCamelContext();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            context.setApplicationContextClassLoader(loader);
            context.getClassResolver().addClassLoader(loader);
            assertThat(new FrontDoorFiles(context, directory.resolve("routes"))
                            .inJar()
                            .keySet())
                    .contains("routes/mcp.camel.yaml", "routes/methods/tools.camel.yaml");
        }
    }
}
