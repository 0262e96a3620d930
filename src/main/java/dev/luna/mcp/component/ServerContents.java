package dev.luna.mcp.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** The libraries in the jar of the server, which are not installed again. The build writes their list. Immutable. */
public final class ServerContents {

    private static final String LIST = "contents.txt";
    private static final String CAMEL = "org.apache.camel:camel-api";

    private final Map<String, Coordinates> libraries;

    /** @param libraries the libraries by key */
    ServerContents(Map<String, Coordinates> libraries) {
        this.libraries = Map.copyOf(libraries);
    }

    /** Reads the list. It is empty if the classes were not built by Maven; then libraries may be installed a second time. */
    public static ServerContents load() {
        try (InputStream in = ServerContents.class.getResourceAsStream(LIST)) {
            return parse(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ComponentException("the list of the server's own libraries cannot be read", e);
        }
    }

    /** @param list lines such as {@code group:artifact:jar:version:scope -- module name}, as Maven prints them */
    static ServerContents parse(String list) {
        Map<String, Coordinates> libraries = new LinkedHashMap<>();
        list.lines().map(String::strip).filter(line -> line.contains(":jar:")).forEach(line -> {
            String entry = line.split("\\s")[0];
            Coordinates library = Coordinates.parse(entry.substring(0, entry.lastIndexOf(':')));
            libraries.put(library.key(), library);
        });
        return new ServerContents(libraries);
    }

    /** The library with a key such as {@code io.netty:netty-handler}. */
    public Optional<Coordinates> find(String key) {
        return Optional.ofNullable(libraries.get(key));
    }

    /** All libraries. */
    public Collection<Coordinates> all() {
        return libraries.values();
    }

    /** The version of Camel in the server. */
    public String camelVersion() {
        return find(CAMEL).map(Coordinates::version).orElseGet(() -> new DefaultCamelCatalog().getCatalogVersion());
    }
}
