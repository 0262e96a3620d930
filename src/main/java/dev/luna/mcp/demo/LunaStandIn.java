package dev.luna.mcp.demo;

import dev.luna.mcp.configuration.Settings;
import dev.luna.mcp.image.ImageConfiguration;
import dev.luna.mcp.outbound.OutboundConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The stand-in as a server: {@code java -cp luna-mcp-server.jar dev.luna.mcp.demo.LunaStandIn}. It reads the settings
 * of outbound calls and images as the MCP server does, and shares no others with it.
 */
public final class LunaStandIn implements AutoCloseable {

    private static final String RESOURCES = "classpath:dev/luna/mcp/demo/";
    private static final List<Class<? extends CamelConfiguration>> CONFIGURATIONS =
            List.of(OutboundConfiguration.class, ImageConfiguration.class, DemoConfiguration.class);

    private final Main camel;
    private final String host;

    private LunaStandIn(Main camel, String host) {
        this.camel = camel;
        this.host = host;
    }

    /** Serves until the process is told to end. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Serve()).execute(arguments));
    }

    /**
     * Starts a stand-in; it answers when this returns.
     *
     * @param host the address to listen on
     * @param port the port to listen on, 0 for any that is free
     * @param settings of which those of {@code luna.outbound} and {@code luna.image} count
     * @throws Exception if it cannot start
     */
    public static LunaStandIn start(String host, int port, Settings settings) throws Exception {
        Main camel = new Main();
        camel.setDefaultPropertyPlaceholderLocation("false");
        Properties properties = new Properties();
        settings.asMap().forEach((key, value) -> {
            if (key.startsWith("luna.outbound") || key.startsWith("luna.image")) {
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
        LunaStandIn standIn = new LunaStandIn(camel, host);
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

    /** Where it is, for {@code LUNA_URL}. */
    public URI url() {
        return URI.create("http://" + host + ":" + port());
    }

    @Override
    public void close() {
        camel.stop();
    }

    @Command(
            name = "luna-stand-in",
            description = "A stand-in for Luna Services, for tests and demonstrations.",
            mixinStandardHelpOptions = true)
    private static final class Serve implements Callable<Integer> {

        @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (8000).")
        private int port = 8000;

        @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (127.0.0.1).")
        private String host = "127.0.0.1";

        @Override
        public Integer call() throws Exception {
            Settings settings = Settings.load(Path.of(""), System.getenv(), Map.of());
            LunaStandIn standIn = start(host, port, settings);
            System.out.println("The Luna stand-in answers at " + standIn.url() + " (LUNA_URL).");
            Runtime.getRuntime().addShutdownHook(new Thread(standIn::close, "shutdown"));
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
