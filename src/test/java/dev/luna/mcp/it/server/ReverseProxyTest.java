package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server behind the real nginx and the real Caddy, with the configurations of docs/reverse-proxy.md. */
class ReverseProxyTest {

    /** A client that is not the proxy: any address of 127.0.0.0/8 is this machine. */
    private static final String CLIENT = "127.0.0.2";

    enum Proxy {
        NGINX {
            @Override
            List<String> command(Path configuration) {
                return List.of(
                        "nginx",
                        "-p",
                        configuration.getParent().toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        "stderr");
            }

            @Override
            String adapted(String page, PemFiles files, int port, int server) {
                return ("daemon off; pid nginx.pid; error_log stderr; user root; events {} http { access_log off;\n"
                                + page + "}")
                        .replace("listen 443", "listen 127.0.0.1:" + port)
                        .replaceFirst("(ssl_certificate +)\\S+;", "$1" + files.certificate() + ";")
                        .replaceFirst("(ssl_certificate_key +)\\S+;", "$1" + files.key() + ";")
                        .replace("127.0.0.1:8086", "127.0.0.1:" + server);
            }
        },
        CADDY {
            @Override
            List<String> command(Path configuration) {
                return List.of("caddy", "run", "--adapter", "caddyfile", "--config", configuration.toString());
            }

            @Override
            String adapted(String page, PemFiles files, int port, int server) {
                return "{\n admin off\n auto_https off\n}\n"
                        + page.replace(
                                        "tools.example.org {",
                                        "https://tools.example.org:" + port + ", https://localhost:" + port
                                                + " {\n bind 127.0.0.1\n tls " + files.certificate() + " "
                                                + files.key())
                                .replace("127.0.0.1:8086", "127.0.0.1:" + server);
            }
        };

        abstract List<String> command(Path configuration);

        /** The configuration of the page with the ports and the certificate of the test. */
        abstract String adapted(String page, PemFiles files, int port, int server);

        String page() throws IOException {
            Matcher block = Pattern.compile("```" + name().toLowerCase(Locale.ROOT) + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(Path.of("docs/reverse-proxy.md")));
            assertThat(block.find()).isTrue();
            return block.group(1);
        }
    }

    @TempDir
    Path directory;

    private Luna luna;
    private PemFiles files;
    private Process proxy;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        files = PemFiles.make(directory.resolve("pem"), "rsa:2048");
        luna = Luna.withTools("src/test/routes/tools")
                .setting("luna.trusted-proxies", "127.0.0.1")
                .setting("luna.allowed-origins", "tools.example.org")
                .setting("luna.audit.file", directory.resolve("audit.jsonl"))
                .setting("luna.heartbeat.after", "100ms")
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.destroy();
        proxy.waitFor();
        luna.close();
    }

    private void start(Proxy kind) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path configuration = directory.resolve("proxy.conf");
        Files.writeString(
                configuration,
                kind.adapted(kind.page(), files, port, luna.uri("/").getPort()));
        ProcessBuilder builder = new ProcessBuilder(kind.command(configuration))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("proxy.log").toFile());
        builder.environment().put("HOME", directory.toString());
        proxy = builder.start();
        await().ignoreExceptions().untilAsserted(() -> {
            assertThat(proxy.isAlive())
                    .as(Files.readString(directory.resolve("proxy.log")))
                    .isTrue();
            new Socket("127.0.0.1", port).close();
        });
    }

    private static String request(String tool, Object arguments, String... headers) {
        String body = JsonRpc.request(tool, arguments);
        return "POST /mcp HTTP/1.1\r\nHost: tools.example.org\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nAuthorization: Bearer " + Luna.TOKEN
                + "\r\nContent-Length: "
                + body.length() + "\r\n" + String.join("", headers) + "\r\n" + body;
    }

    private static BufferedReader send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private SSLSocket connect() throws Exception {
        return PemFiles.connect(PemFiles.trusting(files), CLIENT, port);
    }

    private String auditedAddress() throws IOException {
        return JsonRpc.json(Files.readString(directory.resolve("audit.jsonl")))
                .path("address")
                .asText();
    }

    @ParameterizedTest
    @EnumSource
    void the_address_is_what_the_proxy_says_and_not_what_a_client_says(Proxy kind) throws Exception {
        start(kind);
        String call = request(
                "echo", Map.of("text", "hi"), "X-Forwarded-For: 203.0.113.7\r\n", "Forwarded: for=203.0.113.8\r\n");
        try (SSLSocket socket = connect()) {
            assertThat(send(socket, call).readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(auditedAddress()).isEqualTo(CLIENT));
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_arrives_while_the_tool_still_runs(Proxy kind) throws Exception {
        start(kind);
        try (SSLSocket socket = connect()) {
            BufferedReader answer = send(
                    socket, request("tools/call", Map.of("name", "endless"), "MCP-Protocol-Version: 2025-11-25\r\n"));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
            // The heartbeat: had the proxy kept it back, this would wait until the timeout of the socket.
            assertThat(answer.lines().anyMatch(line -> line.startsWith(":"))).isTrue();
        }
    }
}
