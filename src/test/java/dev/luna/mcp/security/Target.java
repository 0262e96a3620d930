package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.outbound.RawServer;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server and what attacks on it aim at: its workspace and the directory around it, a listener on this machine that nobody
 * permitted, its tokens, its log. Beside it are the services it may use, all on loopback: one stands for Luna, for GitHub
 * and for the web, another is a git server.
 */
final class Target implements AutoCloseable {

    static final String GITHUB_TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ456789";

    /** Secrets that no answer and no log line may contain. */
    static final List<String> SECRETS = List.of(Luna.TOKEN, GITHUB_TOKEN, "the secret beside the workspace");

    private final Path directory;
    private final RawServer forbidden;
    private final WireMockServer services;
    private final GitHttpServer git;
    private final LogTape log;
    private final Luna server;
    /** Left running by other tests in this JVM, so not a result of an attack. */
    private final Set<ProcessHandle> processesBefore = descendants();

    private Set<String> surroundings;
    private int knocksBefore;

    private Target(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(workspace());
        Files.writeString(directory.resolve("secret.txt"), SECRETS.get(2));
        this.log = LogTape.record();
        this.forbidden = RawServer.start(out -> RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        this.services = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        services.start();
        this.git = new GitHttpServer(Files.createDirectories(directory.resolve("repositories")));
        this.server = Luna.withTools("routes/tools", "src/test/routes/tools")
                .settings(settings())
                .start();
        this.surroundings = surroundings();
    }

    static Target start() throws Exception {
        return new Target(Files.createTempDirectory("target-").toRealPath());
    }

    /** The settings of the target; tests may start another server with some of them changed. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("luna.workspace", workspace().toString());
        settings.put("luna.url", "http://127.0.0.1:" + services.port() + "/luna");
        settings.put("luna.github-api-url", "http://127.0.0.1:" + services.port() + "/github");
        settings.put("luna.github-token", GITHUB_TOKEN);
        settings.put("luna.outbound-allow", "127.0.0.1:" + git.port() + ",localhost:" + services.port());
        settings.put("luna.outbound.deadline", "2s");
        settings.put("luna.timeout", "2s");
        settings.put("luna.limits.messages-per-minute", "0");
        settings.put("luna.limits.wrong-tokens-per-minute", "0");
        settings.put("luna.outbound.max-bytes", "300000");
        return settings;
    }

    Luna server() {
        return server;
    }

    /** Luna, GitHub and the web. */
    WireMockServer services() {
        return services;
    }

    /** A URL of the web, which callers may use. */
    String web(String path) {
        return "http://localhost:" + services.port() + path;
    }

    GitHttpServer git() {
        return git;
    }

    /** The port of the listener that no tool may reach. */
    int forbiddenPort() {
        return forbidden.port();
    }

    Path workspace() {
        return directory.resolve("workspace");
    }

    /** A file beside the workspace that is not there; attacks try to make it. */
    Path pwned() {
        return directory.resolve("pwned");
    }

    /** The file beside the workspace that attacks try to read. */
    Path secret() {
        return directory.resolve("secret.txt");
    }

    /**
     * Calls a tool in both dialects with arguments that it must refuse: as invalid, before it does or asks anything.
     *
     * @return the reason it gives, the same in both
     */
    String refuses(String tool, Map<String, ?> arguments) throws IOException {
        Set<String> before = tree(workspace());
        String reason = fails(400, -32602, tool, arguments);
        assertThat(tree(workspace())).as("the workspace").isEqualTo(before);
        assertThat(asked()).as("what services were asked").isEmpty();
        return reason;
    }

    /**
     * Calls a tool in both dialects, in which it must fail.
     *
     * @return the reason it gives, the same in both
     */
    String fails(int status, int code, String tool, Map<String, ?> arguments) {
        JsonNode error = server.error(status, tool, arguments);
        String reason = error.path("message").asText();
        assertThat(error.path("code").asInt()).as(reason).isEqualTo(code);
        JsonNode result = server.call(tool).with(arguments).send().result();
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.at("/content/0/text").asText()).isEqualTo(reason);
        assertTellsNothing(reason);
        assertThat(reason).as("a reason for people").isNotBlank().hasSizeLessThan(1000);
        return reason;
    }

    /** Sends a request as it is and checks that the answer tells nothing. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = server.send(request);
        assertTellsNothing(response.headers().map() + response.body());
        return response;
    }

    /** Sends bytes as they are on a connection of their own, and gives all that comes back until the server closes it. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTellsNothing(answer);
            return answer;
        }
    }

    /** A request of HTTP/1.1 that closes its connection, to be sent {@link #raw}. */
    static String http(String requestLine, String body, String... headers) {
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return requestLine + " HTTP/1.1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n" + extra + "\r\n" + body;
    }

    /** The requests that the services got since the last attack, such as {@code GET /luna/x}. */
    List<String> asked() {
        return services.getAllServeEvents().stream()
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }

    /** An answer must hold no secret, no place of this machine, and no trace of the program. */
    void assertTellsNothing(String answer) {
        assertThat(answer)
                .doesNotContain(SECRETS)
                .doesNotContain(directory.toString(), "root:x:0", "\tat ", "Exception");
    }

    /**
     * Since it was last looked at, nothing beside the workspace has changed, no forbidden door was knocked at, nothing was told
     * to the log, and nothing still runs.
     */
    void assertUnharmed() throws IOException {
        services.resetAll();
        Set<String> before = surroundings;
        surroundings = surroundings();
        int knocks = forbidden.requests().size() - knocksBefore;
        knocksBefore += knocks;
        assertThat(surroundings).as("what is beside the workspace").isEqualTo(before);
        assertThat(Files.readString(secret())).isEqualTo(SECRETS.get(2));
        assertThat(knocks).as("requests to the forbidden listener").isZero();
        assertThat(log.rewind()).as("the log").doesNotContain(SECRETS);
        await("no process is left").pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(descendants())
                .isSubsetOf(processesBefore));
        await("nothing is half-made")
                .pollDelay(Duration.ZERO)
                .until(() -> tree(workspace().resolve(".staging")).isEmpty());
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/healthz"))).statusCode())
                .isEqualTo(200);
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private Set<String> surroundings() throws IOException {
        return tree(directory).stream()
                .filter(path -> !path.startsWith("workspace/") && !path.startsWith("repositories/"))
                .collect(Collectors.toSet());
    }

    /** Everything below a directory, which need not exist. */
    static Set<String> tree(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory))
                    .map(path -> directory.relativize(path).toString())
                    .filter(path -> !path.equals(".staging"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        git.close();
        services.stop();
        forbidden.close();
        log.close();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
