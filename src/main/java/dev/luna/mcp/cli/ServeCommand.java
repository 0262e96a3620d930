package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.config.SettingsWatch;
import dev.luna.mcp.config.TokenFile;
import dev.luna.mcp.masking.LogOutput;
import dev.luna.mcp.tool.ToolSchemas;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code luna serve}: runs the server until the process is stopped. */
@Command(name = "serve", description = "Start the server and run until it is stopped with Ctrl+C or SIGTERM.")
final class ServeCommand implements Callable<Integer> {

    private static final int FIRST_VERSION_WITH_VIRTUAL_THREADS = 21;

    @Mixin
    private ToolsOption tools;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: 8086); 0 selects a free port.")
    private Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on (default: 127.0.0.1).")
    private String host;

    @Option(names = "--live", description = "Reload tool routes when their files change.")
    private boolean live;

    @Option(
            names = "--tunnel",
            description = "Accept requests for the host names of ngrok and other well-known tunnels.")
    private boolean tunnel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ToolSchemas schemas = new ToolSchemas();
        new Thread(schemas::prepare, "prepare").start();
        useLittleMemory();
        if (Runtime.version().feature() >= FIRST_VERSION_WITH_VIRTUAL_THREADS) {
            System.setProperty("camel.threads.virtual.enabled", "true");
        }
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), commandLine());
        LogOutput.of(settings.get("luna.log.format"), settings.get("luna.log.level"), settings.get("luna.log.levels"))
                .apply();
        LunaServer server = LunaServer.start(settings, installation, tools.orDefault(installation), schemas);
        Optional<Path> tokenFile = settings.isTokenForClients()
                ? TokenFile.save(installation.directory(), settings.get("luna.auth-token"))
                : Optional.empty();
        spec.commandLine().getOut().println(new Banner(settings, server, installation.tools(), tokenFile).text());
        SettingsWatch.start(
                installation.directory(),
                settings,
                () -> Settings.load(installation.directory(), System.getenv(), commandLine()));
        awaitShutdown(server);
        return 0;
    }

    /** Sets what Netty and Vert.x read before they start; the owner may have set it otherwise. */
    private static void useLittleMemory() {
        // Each event loop takes memory in pieces of 512 KiB instead of 4 MiB, most of which would never be used.
        System.getProperties().putIfAbsent("io.netty.allocator.maxOrder", "6");
        // The server asks Vert.x for no host by its name, so the classes of its resolver need not be loaded.
        System.getProperties().putIfAbsent("vertx.disableDnsResolver", "true");
    }

    private Map<String, String> commandLine() {
        Map<String, String> values = new HashMap<>();
        if (port != null) {
            values.put("luna.port", port.toString());
        }
        if (host != null) {
            values.put("luna.host", host);
        }
        if (live) {
            values.put("luna.live", "true");
        }
        if (tunnel) {
            values.put("luna.tunnel", "true");
        }
        return values;
    }

    private static void awaitShutdown(LunaServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        new CountDownLatch(1).await();
    }
}
