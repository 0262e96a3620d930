package dev.luna.mcp.component;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The class loader of {@code lib/}. It asks the server's own first, so no jar can replace a class of the server. */
public final class ComponentClassLoader extends URLClassLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentClassLoader.class);

    static {
        registerAsParallelCapable();
    }

    private ComponentClassLoader(URL[] jars) {
        super("lib", jars, ComponentClassLoader.class.getClassLoader());
    }

    static ComponentClassLoader of(List<Path> jars) {
        return new ComponentClassLoader(
                jars.stream().map(ComponentClassLoader::url).toArray(URL[]::new));
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            LOG.warn("Cannot close the jars of lib/: {}", e.getMessage());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new ComponentException("the path " + jar + " cannot be a URL", e);
        }
    }
}
