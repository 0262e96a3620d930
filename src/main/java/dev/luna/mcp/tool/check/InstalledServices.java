package dev.luna.mcp.tool.check;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.tooling.model.ArtifactModel;
import org.apache.camel.util.FileUtil;

/** Services that Camel can find in the jar of the server and in the jars of added components. Immutable. */
public final class InstalledServices {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private final CamelContext context;
    private final ClassLoader loader;

    /** @param context has the class loader of the added components, and the components of the server */
    public InstalledServices(CamelContext context) {
        this.context = context;
        ClassLoader added = context.getApplicationContextClassLoader();
        this.loader = added == null ? InstalledServices.class.getClassLoader() : added;
    }

    /** Returns true if there is a class with a name. */
    boolean hasClass(String name) {
        return loader.getResource(name.replace('.', '/') + ".class") != null;
    }

    /** Returns true if there is a service, for example of the kind {@code language}. */
    boolean has(String kind, String name) {
        return loader.getResource(SERVICES + kind + "/" + name) != null;
    }

    /** The names of all components. */
    public Set<String> components() {
        Set<String> schemes = names("component");
        schemes.addAll(context.getRegistry().findByTypeWithName(Component.class).keySet());
        return schemes;
    }

    /** The names of all services of a kind, for example {@code component}. */
    private Set<String> names(String kind) {
        String directory = SERVICES + kind + "/";
        Set<String> names = new TreeSet<>();
        try {
            Enumeration<URL> places = loader.getResources(directory);
            while (places.hasMoreElements()) {
                names.addAll(names(places.nextElement(), directory));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot list what is installed of the kind " + kind, e);
        }
        return names;
    }

    /** The names of the files in a directory of the class path. From a jar's table of contents: Camel's own search reads all of the jar. */
    private static Set<String> names(URL place, String directory) throws IOException, URISyntaxException {
        if (place.openConnection() instanceof JarURLConnection connection) {
            // Without the cache, which would keep a jar of lib/ open after its class loader is closed.
            connection.setUseCaches(false);
            try (var jar = connection.getJarFile()) {
                return jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(directory) && !name.endsWith("/"))
                        .map(FileUtil::stripPath)
                        .collect(Collectors.toSet());
            }
        }
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** The remedy for something of Camel's that is not installed. */
    static String install(ArtifactModel<?> model) {
        return "install it with: ./luna add " + model.getArtifactId();
    }
}
