package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a trusted proxy a client is identified by its own address; addresses that others forward are ignored. */
class BehindProxyTest {

    @TempDir
    Path directory;

    private String audited(String proxies, String header, String value) throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.trusted-proxies", proxies)
                .setting("luna.audit.file", file.toString())
                .start()) {
            HttpResponse<String> answer = server.send(
                    server.request(JsonRpc.request("echo", Map.of("text", "a"))).header(header, value));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        return JsonRpc.json(Files.readString(file)).path("address").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1|X-Forwarded-For|203.0.113.7|203.0.113.7",
                "127.0.0.0/8|X-Forwarded-For|6.6.6.6, 203.0.113.7|203.0.113.7",
                "127.0.0.1,10.0.0.0/8|X-Forwarded-For|6.6.6.6, 203.0.113.7, 10.1.2.3|203.0.113.7",
                "127.0.0.1,10.0.0.0/8|X-Forwarded-For|10.9.9.9, 10.1.2.3|10.9.9.9",
                "127.0.0.1|X-Forwarded-For|203.0.113.7:4711|203.0.113.7",
                "127.0.0.1|X-Forwarded-For|[2001:db8::1]:4711|2001:db8:0:0:0:0:0:1",
                "127.0.0.1|X-Forwarded-For|2001:db8::1|2001:db8:0:0:0:0:0:1",
                "127.0.0.1|X-Forwarded-For|203.0.113.7, unknown|127.0.0.1",
                "127.0.0.1|X-Forwarded-For|localhost|127.0.0.1",
                "127.0.0.1|X-Forwarded-For|1.2.3.4.5|127.0.0.1",
                "127.0.0.1|Forwarded|for=203.0.113.7;proto=https|203.0.113.7",
                "127.0.0.1|Forwarded|proto=https;For=\"[2001:db8::1]:80\"|2001:db8:0:0:0:0:0:1",
                "127.0.0.1|Forwarded|for=6.6.6.6, for=203.0.113.7|203.0.113.7",
                "127.0.0.1|Forwarded|for=_hidden|127.0.0.1",
                "''|X-Forwarded-For|203.0.113.7|127.0.0.1",
                "10.0.0.0/8|X-Forwarded-For|203.0.113.7|127.0.0.1",
                "10.0.0.0/8|Forwarded|for=203.0.113.7|127.0.0.1",
            })
    void the_client_is_who_a_trusted_proxy_says(String proxies, String header, String value, String expected)
            throws Exception {
        assertThat(audited(proxies, header, value)).isEqualTo(expected);
    }

    @Test
    void wrong_tokens_are_counted_by_client() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.trusted-proxies", "127.0.0.1")
                .setting("luna.limits.wrong-tokens-per-minute", "2")
                .start()) {
            assertThat(guess(server, "203.0.113.7")).isEqualTo(401);
            assertThat(guess(server, "203.0.113.7")).isEqualTo(401);
            assertThat(guess(server, "203.0.113.7")).isEqualTo(429);
            assertThat(guess(server, "203.0.113.8")).isEqualTo(401);
        }
    }

    private static int guess(Luna server, String client) {
        HttpRequest.Builder request = server.request(JsonRpc.request("echo", Map.of("text", "a")))
                .setHeader("Authorization", "Bearer wrong")
                .header("X-Forwarded-For", client);
        return server.send(request).statusCode();
    }
}
