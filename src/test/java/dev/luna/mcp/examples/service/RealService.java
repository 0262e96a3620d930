package dev.luna.mcp.examples.service;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A program that provides a service. It runs while the tests of a class do, with a directory of its own. */
public abstract class RealService implements BeforeAllCallback, AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final int port;
    private final Path directory;
    private final List<Process> processes = new ArrayList<>();

    RealService(String name) {
        this.name = name;
        this.port = freePort();
        try {
            // Below /tmp, because a service may run as a user of its own, who cannot see the build's directory.
            this.directory = Files.createTempDirectory("luna-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it. */
    abstract void start() throws Exception;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        context.getStore(ExtensionContext.Namespace.create(RealService.class)).put(this, this);
        start();
    }

    /** The port on 127.0.0.1. */
    public final int port() {
        return port;
    }

    /** Where it keeps its data and its log. */
    public final Path directory() {
        return directory;
    }

    /** The URL or address of it, {@code 127.0.0.1:PORT}. */
    public final String address() {
        return "127.0.0.1:" + port;
    }

    final Path write(String file, String content) throws IOException {
        return Files.writeString(directory.resolve(file), content);
    }

    final void launch(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    private Path log() {
        return directory.resolve("service.log");
    }

    final void awaitPort() {
        Awaitility.await(name + " on port " + port)
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(this::requireAlive)
                .until(() -> isOpen(port));
    }

    final void awaitLogLine(String text) {
        Awaitility.await(name + " to say '" + text + "'")
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(this::requireAlive)
                .until(() -> Files.readString(log()).contains(text));
    }

    private void requireAlive() throws IOException {
        if (!processes.stream().allMatch(Process::isAlive)) {
            throw new AssertionError(name + " ended: " + Files.readString(log()));
        }
    }

    /** Returns true if something listens on a port of this machine. */
    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that nothing listens on, nor on the next one, which some services take as well. */
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second =
                            new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return second.getLocalPort() - 1;
            } catch (IOException e) {
                // The next port is taken; another pair is tried.
                continue;
            }
        }
        throw new IllegalStateException("there are no two free ports");
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            process.destroy();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
