package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.ToolRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server under test, on a port of its own, and the client that calls it. Three ways to have one: {@link LunaTest} on a test
 * class gives it as a parameter; {@code @RegisterExtension static final Luna luna = Luna.withTools(...)} where it takes more
 * to set up; and {@link #start()} for the time of one {@code try}.
 *
 * <p>Nothing but what a test says has an influence on the server: no environment variable, no {@code .env}, no
 * {@code application.properties}. The front door's routes are those of the working directory.
 */
public final class Luna implements BeforeAllCallback, AutoCloseable {

    /** The bearer token that the server takes, and the client shows unless a test has it show another. */
    public static final String TOKEN = "test-token-0123456789";

    private static final CheckedHttpClient CLIENT = new CheckedHttpClient();
    private static final Path NOWHERE = Path.of("target", "no-settings-here");

    /** Test runs beside each other must not meet in it. */
    private static final Path WORKSPACE = Path.of(
            "target", "test-workspace", Long.toString(ProcessHandle.current().pid()));

    private final List<Path> tools;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Upstream> upstreams = new HashMap<>();
    private final String token;
    private LunaServer server;

    private Luna(List<Path> tools) {
        this.tools = tools;
        this.token = TOKEN;
        settings.put("luna.port", "0");
        settings.put("luna.auth-token", TOKEN);
        // What a test hears of a tool that takes long is what the tool says.
        settings.put("luna.heartbeat.after", "1h");
        settings.put("luna.workspace", WORKSPACE.toAbsolutePath().toString());
        settings.put("luna.tokens.file", "");
        settings.put("luna.lib", NOWHERE.resolve("lib").toAbsolutePath().toString());
    }

    private Luna(Luna started, String token) {
        this.tools = started.tools;
        this.token = token;
        this.server = started.server();
    }

    /** The same server, called with another token than {@link #TOKEN}. */
    public Luna as(String otherToken) {
        return new Luna(this, otherToken);
    }

    /** One with the tools of some directories. */
    public static Luna withTools(Path... directories) {
        return new Luna(List.of(directories));
    }

    /** One with the tools of some directories, relative to the working directory. */
    public static Luna withTools(String... directories) {
        return new Luna(Arrays.stream(directories).map(Path::of).toList());
    }

    /** One with the tools that come with the server, those of {@code routes/tools}. */
    public static Luna withBuiltInTools() {
        return withTools(new Installation(Path.of("")).tools());
    }

    /** Sets what {@code application.properties} could set; before the start. */
    public Luna setting(String name, Object value) {
        settings.put(name, value.toString());
        return this;
    }

    /** Sets several at once. */
    public Luna settings(Map<String, ?> values) {
        values.forEach(this::setting);
        return this;
    }

    /**
     * Lets a stand-in be the service whose address a setting names, such as {@code luna.url}, and tools reach it although it
     * is on this machine. It stays the test's own to reset and close.
     */
    public Luna upstream(String setting, Upstream service) {
        upstreams.put(setting, service);
        settings.merge("luna.outbound-allow", service.address(), (a, b) -> a + "," + b);
        return setting(setting, service.url());
    }

    /** The stand-in whose address is in a setting. */
    public Upstream upstream(String setting) {
        Upstream service = upstreams.get(setting);
        assertThat(service)
                .as("No upstream is declared for the setting '%s', only for %s", setting, upstreams.keySet())
                .isNotNull();
        return service;
    }

    Collection<Upstream> upstreams() {
        return upstreams.values();
    }

    /** Starts the server; it answers when this returns. */
    public Luna start() throws Exception {
        Settings loaded = Settings.load(NOWHERE, Map.of(), settings);
        server = LunaServer.start(loaded, new Installation(Path.of("")), new ArrayList<>(tools));
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (server == null) {
            start();
            context.getStore(ExtensionContext.Namespace.create(Luna.class)).put(this, this);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Which tools it offers, and which it refused and why. */
    public ToolRegistry registry() {
        return server().registry();
    }

    /** The URI of a path of the server. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server().port() + path);
    }

    /** The server itself, for what cannot be seen from outside. */
    public LunaServer server() {
        assertThat(server)
                .as("The server is not started; is the field with @RegisterExtension static?")
                .isNotNull();
        return server;
    }

    /** A call of a tool, to be given arguments and sent. */
    public Call call(String tool) {
        return new Call(this, "tools/call", "name", tool);
    }

    /** A request for a prompt, to be given arguments and sent. */
    public Call prompt(String name) {
        return new Call(this, "prompts/get", "name", name);
    }

    /** A request to read a resource, to be sent. */
    public Call resource(String uri) {
        return new Call(this, "resources/read", "uri", uri);
    }

    /** A valid request to {@code /mcp} that a test can modify. */
    public HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(uri("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Sends a request and waits for the answer; fails if the answer is not as the schema of the protocol has it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return CLIENT.send(request.build());
    }

    /** Sends a request; the future fails if the answer is not as the schema of the protocol has it. */
    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build());
    }

    /** Sends a request whose answer may stay open, and gives its messages, checked, as they come. */
    public MessageStream open(HttpRequest.Builder request) {
        return CLIENT.open(request.build());
    }

    /** The answer of {@code /healthz} to a request with the token. */
    public JsonNode health() {
        return JsonRpc.json(send(HttpRequest.newBuilder(uri("/healthz")).header("Authorization", "Bearer " + token))
                .body());
    }

    /** Calls a method, or in the direct dialect a tool, whatever comes back. */
    public HttpResponse<String> direct(String method, Object params) {
        return send(request(JsonRpc.request(method, params)));
    }

    /** Calls a method that is to succeed and gives its result. */
    public JsonNode result(String method, Object params) {
        HttpResponse<String> response = direct(method, params);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JsonRpc.json(response.body());
        assertThat(answer.has("result")).as(response.body()).isTrue();
        return answer.get("result");
    }

    /** Calls a method that is to fail with a status and gives the error. */
    public JsonNode error(int status, String method, Object params) {
        HttpResponse<String> response = direct(method, params);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = JsonRpc.json(response.body());
        assertThat(answer.has("error")).as(response.body()).isTrue();
        return answer.get("error");
    }
}
