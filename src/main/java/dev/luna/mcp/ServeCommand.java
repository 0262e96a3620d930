package dev.luna.mcp;

import dev.luna.mcp.configuration.Home;
import dev.luna.mcp.configuration.Settings;
import dev.luna.mcp.tool.ToolSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the jar: serves until the process is told to end. */
@Command(
        name = "luna-mcp-server",
        description = "An MCP server in which every tool is a Camel route.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {

    private static final int FIRST_VERSION_WITH_VIRTUAL_THREADS = 21;

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            description = "Where the tool routes are, instead of routes/tools; may be given more than once.")
    private List<Path> tools = List.of();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on (8086); 0 lets the system choose.")
    private Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (127.0.0.1).")
    private String host;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new Thread(ToolSchema::prepare, "prepare").start();
        tools.stream()
                .filter(directory -> !Files.isDirectory(directory))
                .findFirst()
                .ifPresent(directory -> {
                    throw new ParameterException(spec.commandLine(), "--tools: there is no directory " + directory);
                });
        if (Runtime.version().feature() >= FIRST_VERSION_WITH_VIRTUAL_THREADS) {
            System.setProperty("camel.threads.virtual.enabled", "true");
        }
        Home home = Home.find();
        Settings settings = Settings.load(home.directory(), System.getenv(), commandLine());
        LunaServer server = LunaServer.start(settings, home, tools.isEmpty() ? List.of(home.tools()) : tools);
        System.out.println(new Banner(settings, server).text());
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
        return values;
    }

    private static void awaitEnd(LunaServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        new CountDownLatch(1).await();
    }
}
