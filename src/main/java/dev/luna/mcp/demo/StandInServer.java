package dev.luna.mcp.demo;

import dev.luna.mcp.builtin.image.ImageConfiguration;
import dev.luna.mcp.config.ListenAddress;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.outbound.OutboundConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;

/**
 * The server of the stand-in. It uses the settings of outbound calls and images, and shares no others with the MCP server.
 */
public final class StandInServer implements AutoCloseable {

    private static final String RESOURCES = "classpath:dev/luna/mcp/demo/";
    private static final List<Class<? extends CamelConfiguration>> CONFIGURATIONS =
            List.of(OutboundConfiguration.class, ImageConfiguration.class, DemoConfiguration.class);

    /** Settings of outbound calls whose names do not say so. */
    private static final Set<String> SHARED = Set.of("luna.timeout", "luna.tools.max-calls");

    private final Main camel;
    private final String host;

    private StandInServer(Main camel, String host) {
        this.camel = camel;
        this.host = host;
    }

    /**
     * Starts a stand-in, and returns when it is ready.
     *
     * @param host the address to listen on
     * @param port the port to listen on, 0 for any that is free
     * @param settings of which those of outbound calls and images count
     * @throws IllegalArgumentException if it cannot listen there
     * @throws Exception if it cannot start
     *
     */
    public static StandInServer start(String host, int port, Settings settings) throws Exception {
        ListenAddress.of(host, Integer.toString(port)).requireFree();
        Main camel = new Main();
        camel.setDefaultPropertyPlaceholderLocation("false");
        Properties properties = new Properties();
        settings.asMap().forEach((key, value) -> {
            if (key.startsWith("luna.outbound") || key.startsWith("luna.image") || SHARED.contains(key)) {
                properties.put(key, value);
            }
        });
        properties.putAll(Map.of(
                // The stand-in has no services of its own to trust.
                "luna.url", "",
                "luna.github-api-url", "",
                "camel.main.name", "luna-stand-in",
                "camel.main.jmx-enabled", "false",
                "camel.main.startup-summary-level", "Off",
                "camel.server.enabled", "true",
                "camel.server.host", host,
                "camel.server.port", Integer.toString(port),
                "camel.server.file-upload-enabled", "false"));
        camel.setOverrideProperties(properties);
        CONFIGURATIONS.forEach(camel.configure()::addConfiguration);
        StandInServer standIn = new StandInServer(camel, host);
        try {
            standIn.open();
        } catch (Exception e) {
            standIn.close();
            throw e;
        }
        return standIn;
    }

    private void open() throws Exception {
        camel.start();
        CamelContext context = camel.getCamelContext();
        // Camel looks for the router by the port that is open, and has bound it by the port that was asked for.
        VertxPlatformHttpRouter router = context.getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        context.getRegistry().bind(VertxPlatformHttpRouter.getRouterNameFromPort(port()), router);
        ResourceLoader resources = PluginHelper.getResourceLoader(context);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        resources.resolveResource(RESOURCES + "failures.camel.yaml"),
                        resources.resolveResource(RESOURCES + "luna-services.camel.yaml"));
    }

    private int port() {
        return camel.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** The server's address, for {@code LUNA_URL}. */
    public URI url() {
        return URI.create("http://" + host + ":" + port());
    }

    @Override
    public void close() {
        camel.stop();
    }
}
