package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.config.SettingsWatch;
import dev.luna.mcp.config.TokenFile;
import dev.luna.mcp.masking.LogOutput;
import dev.luna.mcp.tool.ToolSchema;
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

/** {@code luna serve}: serves until the process is told to end. */
@Command(name = "serve", description = "Serves until it is told to end.")
final class ServeCommand implements Callable<Integer> {

    private static final int FIRST_VERSION_WITH_VIRTUAL_THREADS = 21;

    @Mixin
    private ToolsOption tools;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on (8086); 0 lets the system choose.")
    private Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (127.0.0.1).")
    private String host;

    @Option(names = "--live", description = "Serve changes of the tool routes as they are made.")
    private boolean live;

    @Option(
            names = "--tunnel",
            description = "Take requests under the host names of ngrok and other well-known tunnels.")
    private boolean tunnel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new Thread(ToolSchema::prepare, "prepare").start();
        if (Runtime.version().feature() >= FIRST_VERSION_WITH_VIRTUAL_THREADS) {
            System.setProperty("camel.threads.virtual.enabled", "true");
        }
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), commandLine());
        LogOutput.of(settings.get("luna.log.format"), settings.get("luna.log.level"), settings.get("luna.log.levels"))
                .apply();
        LunaServer server = LunaServer.start(settings, installation, tools.orDefault(installation));
        Optional<Path> kept = settings.isTokenGenerated()
                ? TokenFile.save(installation.directory(), settings.get("luna.auth-token"))
                : Optional.empty();
        spec.commandLine().getOut().println(new Banner(settings, server, kept).text());
        SettingsWatch.start(
                installation.directory(),
                settings,
                () -> Settings.load(installation.directory(), System.getenv(), commandLine()));
        awaitEnd(server);
        return 0;
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

    private static void awaitEnd(LunaServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        new CountDownLatch(1).await();
    }
}
