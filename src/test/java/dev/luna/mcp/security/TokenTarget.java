package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.oauth.TokenIssuer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** A server that trusts two authorization servers, and a third one that it does not know. */
final class TokenTarget implements AutoCloseable {

    private static final String CALL = JsonRpc.request("about", Map.of());

    private final LogTape log = LogTape.record();
    private final TokenIssuer issuer = new TokenIssuer();
    private final TokenIssuer second = new TokenIssuer();
    private final TokenIssuer stranger = new TokenIssuer();
    private final Luna server;

    private TokenTarget() throws Exception {
        server = Luna.withBuiltInTools()
                .setting("luna.oauth.issuer", issuer.url() + "," + second.url())
                .setting("luna.public-url", TokenIssuer.RESOURCE)
                .setting("luna.limits.wrong-tokens-per-minute", 0)
                .start();
    }

    static TokenTarget start() throws Exception {
        return new TokenTarget();
    }

    TokenIssuer issuer() {
        return issuer;
    }

    TokenIssuer second() {
        return second;
    }

    TokenIssuer stranger() {
        return stranger;
    }

    Luna server() {
        return server;
    }

    HttpResponse<String> send(String token) {
        return server.send(server.request(CALL).setHeader("Authorization", "Bearer " + token));
    }

    void assertAccepted(String token) {
        assertThat(send(token).statusCode()).isEqualTo(200);
    }

    void assertRefused(String token) {
        HttpResponse<String> response = send(token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\", resource_metadata=\"https://tools.example.org"
                        + "/.well-known/oauth-protected-resource/mcp\", scope=\"read\"");
        assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
    }

    /** Sends a request as it is on a connection of its own, and returns all that comes back. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The server still works, has asked no stranger for keys, and has written down no token. */
    void assertUnharmed() {
        assertAccepted(issuer.token());
        assertThat(stranger.server().requests()).isEmpty();
        assertThat(log.rewind()).doesNotContain("eyJ");
    }

    @Override
    public void close() {
        server.close();
        log.close();
        Stream.of(issuer, second, stranger).forEach(TokenIssuer::close);
    }
}
