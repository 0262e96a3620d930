package dev.luna.mcp.examples.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** RabbitMQ, with its only user guest. */
public final class RabbitBroker extends RealService {

    private final List<String> queues;

    /** @param queues those that it has */
    public RabbitBroker(String... queues) {
        super("rabbitmq");
        this.queues = List.of(queues);
    }

    @Override
    void start() throws Exception {
        Path data = Files.createDirectories(directory().resolve("data"));
        write("rabbit.conf", "listeners.tcp.1 = 127.0.0.1:" + port() + "\nlog.console = true\n");
        launch(
                List.of(Programs.find("rabbitmq-server", "rabbitmq-server")
                        .replace("/usr/sbin/", "/usr/lib/rabbitmq/bin/")),
                Map.ofEntries(
                        Map.entry("HOME", directory().toString()),
                        Map.entry("RABBITMQ_NODENAME", "luna" + port() + "@localhost"),
                        Map.entry(
                                "RABBITMQ_CONFIG_FILE",
                                directory().resolve("rabbit").toString()),
                        Map.entry("RABBITMQ_MNESIA_BASE", data.toString()),
                        Map.entry("RABBITMQ_LOG_BASE", data.toString()),
                        Map.entry("RABBITMQ_PID_FILE", data.resolve("pid").toString()),
                        Map.entry(
                                "RABBITMQ_ENABLED_PLUGINS_FILE",
                                data.resolve("plugins").toString()),
                        Map.entry("ERL_EPMD_PORT", Integer.toString(port() + 1)),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(port() + 2))));
        awaitLogLine("Server startup complete");
        for (String queue : queues) {
            Programs.run(
                    List.of(Programs.find("amqp-declare-queue", "amqp-tools"), "--url=" + url(), "--queue=" + queue));
        }
    }

    /** The URL with user and password. */
    public String url() {
        return "amqp://guest:guest@" + address();
    }

    /** Puts a message with headers into a queue. */
    public void publish(String queue, String message, Map<String, String> headers) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Programs.find("amqp-publish", "amqp-tools"),
                "--url=" + url(),
                "--routing-key=" + queue,
                "--body=" + message));
        headers.forEach((name, value) -> command.add("--header=" + name + ": " + value));
        Programs.run(command);
    }

    /** Ends the broker and Erlang's name service, which it started and which would go on running. */
    @Override
    public void close() {
        super.close();
        try {
            new ProcessBuilder(Programs.find("epmd", "erlang-base"), "-port", Integer.toString(port() + 1), "-kill")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
