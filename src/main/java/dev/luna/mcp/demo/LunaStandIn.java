package dev.luna.mcp.demo;

import dev.luna.mcp.config.CommandExceptionHandler;
import dev.luna.mcp.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The stand-in's command line: {@code java -cp luna-mcp-server.jar dev.luna.mcp.demo.LunaStandIn}. */
@Command(
        name = "luna-stand-in",
        description = "A stand-in for Luna Services, for tests and demonstrations.",
        mixinStandardHelpOptions = true)
public final class LunaStandIn implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (8000).")
    private int port = 8000;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (127.0.0.1).")
    private String host = "127.0.0.1";

    /** Runs until the process is terminated. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LunaStandIn())
                .setExecutionExceptionHandler(new CommandExceptionHandler())
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.load(Path.of(""), System.getenv(), Map.of());
        StandInServer server = StandInServer.start(host, port, settings);
        System.out.println("The Luna stand-in answers at " + server.url() + " (LUNA_URL).");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        new CountDownLatch(1).await();
        return 0;
    }
}
