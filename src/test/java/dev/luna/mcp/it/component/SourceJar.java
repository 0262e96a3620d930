package dev.luna.mcp.it.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar that is compiled in a test. */
final class SourceJar {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    /** Adds a class. */
    SourceJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /** Adds a file. */
    SourceJar resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    /**
     * A component of Camel whose producer sets a word as the body.
     *
     * @param body the lines of the method {@code doStart} of its endpoint
     */
    static SourceJar component(String scheme, String word, String body) {
        String name = "demo." + scheme + ".Speaker";
        return new SourceJar()
                .source(name, """
                        package demo.%s;

                        import java.util.Map;
                        import org.apache.camel.*;
                        import org.apache.camel.support.*;

                        public class Speaker extends DefaultComponent {
                            public static volatile boolean over;

                            @Override
                            protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> options) {
                                return new ProcessorEndpoint(uri, this, exchange -> exchange.getMessage().setBody("%s")) {
                                    @Override
                                    protected void doStart() throws Exception {
                                        %s
                                    }
                                };
                            }
                        }
                        """.formatted(scheme, word, body))
                .resource("META-INF/services/org/apache/camel/component/" + scheme, "class=" + name + "\n");
    }

    /** Writes the jar. */
    Path write(Path jar) throws IOException {
        Path classes = Files.createTempDirectory("classes");
        compile(classes);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                write(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                write(out, resource.getKey(), resource.getValue().getBytes());
            }
        }
        return jar;
    }

    private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        // The same content must give the same file.
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
    }

    private void compile(Path classes) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return text;
                    }
                }));
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-classpath", Project.classPath());
        assertThat(compiler.getTask(errors, null, null, options, null, files).call())
                .as(errors.toString())
                .isTrue();
    }
}
