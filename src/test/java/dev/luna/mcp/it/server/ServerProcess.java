package dev.luna.mcp.it.server;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, as its owner starts it, which can be killed. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("serves at (http://\\S+/mcp)");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one; it answers when this returns. */
    static ServerProcess start(Map<String, String> environment) throws IOException {
        return start(environment, ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Starts a server with options of its own.
     *
     * @param log the target of its standard error, which is its log
     */
    static ServerProcess start(Map<String, String> environment, ProcessBuilder.Redirect log, String... options)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.luna.mcp.cli.LunaCommand",
                "--port",
                "0");
        builder.command().addAll(List.of(options));
        builder.redirectError(log);
        builder.environment().put("AUTH_TOKEN", Luna.TOKEN);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ServerProcess(process, address(process.inputReader()));
    }

    private static URI address(BufferedReader banner) throws IOException {
        for (String line = banner.readLine(); line != null; line = banner.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
        }
        throw new IOException("The server ended before it served");
    }

    /** Calls a tool the direct way; what comes back, or nothing if the server dies meanwhile. */
    CompletableFuture<String> call(String tool, Object arguments) {
        return send(tool, arguments).thenApply(HttpResponse::body);
    }

    /** Calls a tool in the direct dialect. */
    CompletableFuture<HttpResponse<String>> send(String tool, Object arguments) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + Luna.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonRpc.request(tool, arguments)))
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Kills it at once, as the kernel does when memory is short. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as its owner does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
