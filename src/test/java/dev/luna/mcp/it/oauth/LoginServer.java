package dev.luna.mcp.it.oauth;

import dev.luna.mcp.it.tool.AuthorizationServer;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A real authorization server, {@code oidc-provider} from npm, that issues tokens for an MCP server. Its program is
 * {@code src/test/oauth/login.mjs}, which has its clients.
 */
final class LoginServer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private LoginServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one for a server; skips the test where there is no npm.
     *
     * @param format {@code jwt} for signed tokens, {@code opaque} for others
     */
    static LoginServer start(String resource, String format) throws IOException, InterruptedException {
        Process process = AuthorizationServer.run("login.mjs", resource, format);
        return new LoginServer(process, AuthorizationServer.port(process));
    }

    /** Its issuer identifier. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A token of the client {@code robot} for a server. */
    String token(String resource, String scope) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&scope=" + scope.replace(' ', '+') + "&resource=" + resource;
        HttpResponse<String> response = post("/token", form);
        return JsonRpc.json(response.body()).path("access_token").asText();
    }

    /** Revokes a token (RFC 7009), and returns the status of the answer. */
    int revoke(String token) throws IOException, InterruptedException {
        return post("/token/revocation", "token=" + token).statusCode();
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        String robot = Base64.getEncoder().encodeToString("robot:robot-secret".getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Authorization", "Basic " + robot)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Ends it, so that its port refuses connections. */
    void stop() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
