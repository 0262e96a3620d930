package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections to a service are used again, whatever it answers: the service counts them. */
class KeepAliveTest {

    private static final int CALLS = 20;

    @TempDir
    static Path tools;

    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer service;
    private Luna luna;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.createContext("/", this::serve);
        service.start();
        for (String method : List.of("GET", "POST")) {
            Files.writeString(tools.resolve("forward_" + method + ".camel.yaml"), """
                    - route:
                        id: forward_%1$s
                        from:
                          uri: ai-tool:forward_%1$s
                          parameters:
                            tags: test
                            parameter.kind: string
                            parameter.kind.required: true
                          steps:
                            - to:
                                uri: block:http
                                parameters: {url: "http://127.0.0.1:%2$d/{kind}", method: %1$s, kind: text, fallback: down}
                    """.formatted(
                            method, service.getAddress().getPort()));
        }
        luna = Luna.withTools(tools).setting("luna.outbound-allow", "127.0.0.1").start();
    }

    @AfterEach
    void stop() {
        luna.close();
        service.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress());
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{\"answer\": 42}".getBytes(StandardCharsets.UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/plain" -> answer(exchange, 200, body.length, body);
            case "/chunked" -> answer(exchange, 200, 0, body);
            case "/packed" -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream out = new GZIPOutputStream(packed)) {
                    out.write(body);
                }
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                answer(exchange, 200, 0, packed.toByteArray());
            }
            case "/empty" -> answer(exchange, 204, -1, new byte[0]);
            case "/missing" -> answer(exchange, 404, body.length, body);
            case "/down" -> answer(exchange, 503, 0, body);
            default -> throw new IOException("unexpected path");
        }
    }

    private static void answer(HttpExchange exchange, int status, long length, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, plain, 200",
        "GET, plain, 200",
        "POST, chunked, 200",
        "POST, packed, 200",
        "GET, packed, 200",
        "POST, empty, 200",
        "GET, missing, 502",
        "POST, missing, 502",
        "POST, down, 200"
    })
    void calls_one_after_the_other_use_one_connection(String method, String kind, int status) {
        for (int i = 0; i < CALLS; i++) {
            assertThat(luna.direct("forward_" + method, Map.of("kind", kind)).statusCode())
                    .isEqualTo(status);
        }

        assertThat(connections).hasSize(1);
    }

    @Test
    void many_calls_at_once_use_no_more_connections_than_calls_run_at_once() {
        String call = JsonRpc.request("forward_POST", Map.of("kind", "plain"));
        for (int i = 0; i < CALLS; i++) {
            IntStream.range(0, 4).mapToObj(each -> luna.sendAsync(luna.request(call))).toList().stream()
                    .map(answer -> answer.join().statusCode())
                    .forEach(status -> assertThat(status).isEqualTo(200));
        }

        assertThat(connections).hasSizeBetween(1, 4);
    }
}
