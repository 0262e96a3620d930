package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong before any route sees them, and those whose body lies about itself. */
class RequestHeadTest {

    private static final String ABOUT = JsonRpc.request("echo", Map.of("text", "hi"));

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools").setting("luna.max-body-bytes", "65536");

    private static String answer(String request) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            return connection.send(request).answer();
        }
    }

    @Test
    void a_head_that_is_too_large_is_431() throws IOException {
        assertPlain(answer(RawConnection.head("X-Long: " + "a".repeat(20_000))), 431);
        assertPlain(answer(RawConnection.head("X-Many: 1\r\n".repeat(2_000))), 431);
    }

    @Test
    void an_address_that_is_too_long_is_414() throws IOException {
        assertPlain(answer("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nno colon\r\n\r\n",
                "POST /mcp HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /mcp HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a b:c\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: [::1\r\n\r\n"
            })
    void what_is_no_http_is_400(String request) throws IOException {
        assertPlain(answer(request), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mcpx", "/../etc/passwd", "/index.html?name=probe-value", "/.env"})
    void an_unknown_path_is_404(String path) throws IOException {
        for (String method : new String[] {"GET", "POST", "DELETE"}) {
            assertPlain(
                    answer(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Probe: probe-value\r\n\r\n"), 404);
        }
    }

    @ParameterizedTest
    @CsvSource({"TRACE, /mcp", "PUT, /mcp", "OPTIONS, /mcp", "POST, /healthz", "TRACE, /healthz", "PROPFIND, /mcp"})
    void another_method_is_405(String method, String path) throws IOException {
        String answer = answer(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Probe: probe-value\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("probe-value", "<html", "Server:", "Date:");
    }

    private static void assertPlain(String answer, int status) {
        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*").contains("{\"detail\":\"");
        assertThat(answer.toLowerCase())
                .contains("content-type: application/json")
                .doesNotContain("probe-value", "<html", "server:", "date:", "exception");
    }

    @Test
    void no_answer_tells_what_software_this_is_or_repeats_the_request() throws IOException {
        String request = RawConnection.call(ABOUT).replace("/mcp", "/mcp?X-Query=probe-value");
        String answer = answer(request.replace("Host:", "X-Probe: probe-value\r\nHost:"));
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.toLowerCase()).doesNotContain("probe-value", "server:", "date:", "x-query", "vert.x");
    }

    @Test
    void an_upgrade_to_http_2_is_not_taken() throws IOException {
        String request = RawConnection.call(ABOUT)
                .replace(
                        "Host:",
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nHost:");
        assertThat(answer(request)).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_compressed_body_is_415() throws IOException {
        assertThat(answer(RawConnection.head("Content-Encoding: gzip", "Content-Length: 3") + "abc"))
                .startsWith("HTTP/1.1 415")
                .contains("Content-Encoding");
    }

    @Test
    void a_body_in_chunks_is_taken() throws IOException {
        String chunked = Integer.toHexString(ABOUT.length()) + "\r\n" + ABOUT + "\r\n0\r\n\r\n";
        assertThat(answer(RawConnection.head("Transfer-Encoding: chunked") + chunked))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_in_chunks_is_counted_while_it_comes() throws IOException {
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        assertThat(answer(RawConnection.head("Transfer-Encoding: chunked") + chunk.repeat(5) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("65536");
    }

    @Test
    void a_body_longer_than_it_says_is_cut_there() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(RawConnection.head("Content-Length: " + ABOUT.length()) + ABOUT + " and more\r\n\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            assertPlain(connection.answer(), 400);
        }
    }

    @Test
    void who_may_not_call_is_told_so_before_the_body_is_read() throws IOException {
        String head = RawConnection.head("Content-Length: 50000").replace(Luna.TOKEN, "wrong");
        assertThat(answer(head)).startsWith("HTTP/1.1 401");
    }

    @Test
    void who_waits_for_leave_to_send_gets_it_or_the_refusal() throws IOException {
        String head = RawConnection.head("Expect: 100-continue", "Content-Length: " + ABOUT.length());
        try (RawConnection connection = new RawConnection(server)) {
            assertThat(connection.send(head).answer()).startsWith("HTTP/1.1 100");
            assertThat(connection.send(ABOUT).answer()).startsWith("HTTP/1.1 200");
        }
        try (RawConnection connection = new RawConnection(server)) {
            String answer = connection.send(head.replace(Luna.TOKEN, "wrong")).rest();
            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
        }
        try (RawConnection connection = new RawConnection(server)) {
            String large = RawConnection.head("Expect: 100-continue", "Content-Length: 70000");
            assertThat(connection.send(large).rest()).startsWith("HTTP/1.1 413");
        }
    }
}
