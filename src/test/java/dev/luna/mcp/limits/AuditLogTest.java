package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call is a line that says who called what and how it went, and nothing of what was said. */
class AuditLogTest {

    @TempDir
    Path directory;

    private Luna server(Path file) throws Exception {
        return Luna.withTools("src/test/routes/limits", "src/test/routes/tools")
                .setting("luna.audit.file", file.toString())
                .start();
    }

    private static List<JsonNode> lines(Path file) throws Exception {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(JsonRpc::json).toList();
        }
    }

    @Test
    void calls_are_noted_with_their_outcome() throws Exception {
        Path file = directory.resolve("logs").resolve("audit.jsonl");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (Luna server = server(file)) {
            server.direct("echo", Map.of("text", "value-1", "count", 2));
            server.direct("echo", Map.of("text", 7));
            server.direct("no_such_tool", Map.of("ghp_0123456789abcdefghijABCDEFGHIJ012345", "value-2"));
            server.direct("too_slow", null);
            server.direct("fails", null);
            server.direct(
                    "tools/call",
                    Map.of(
                            "name", "echo",
                            "arguments", Map.of("text", "value-3"),
                            "_meta", Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")));
            server.direct("tools/call", Map.of("name", "upstream_fails"));
            server.direct("tools/list", null);
            String echo = JsonRpc.request("echo", Map.of("text", "value-4"));
            server.send(server.request("[" + echo + "," + echo + "]"));
            server.send(server.request(echo).setHeader("Authorization", "Bearer wrong"));
        }
        assertThat(Files.readString(file)).doesNotContain("value-", Luna.TOKEN, "ghp_0123");
        List<JsonNode> lines = lines(file);
        assertThat(lines.stream().map(line -> line.path("outcome").asText()))
                .containsExactly(
                        "ok",
                        "invalid_argument",
                        "tool_not_found",
                        "tool_timeout",
                        "failed",
                        "ok",
                        "upstream",
                        "ok",
                        "ok",
                        "ok");
        JsonNode first = lines.get(0);
        assertThat(first.path("tool").asText()).isEqualTo("echo");
        assertThat(first.path("dialect").asText()).isEqualTo("direct");
        assertThat(first.path("arguments")).extracting(JsonNode::asText).containsExactlyInAnyOrder("text", "count");
        assertThat(first.path("principal").asText()).matches("[0-9a-f]{8}");
        assertThat(first.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(first.path("bytes_in").asInt()).isBetween(60, 120);
        assertThat(first.path("bytes_out").asInt()).isBetween(60, 120);
        assertThat(lines.get(3).path("ms").asInt()).isGreaterThanOrEqualTo(200);
        assertThat(lines.get(5).path("method").asText()).isEqualTo("tools/call");
        assertThat(lines.get(5).path("dialect").asText()).isEqualTo("2025-03-26");
        assertThat(lines.get(5).path("trace").asText()).isEqualTo(trace);
    }

    @Test
    void a_call_that_is_not_let_in_is_noted() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.audit.file", file.toString())
                .setting("luna.limits.messages-per-minute", "1")
                .start()) {
            server.direct("echo", Map.of("text", "a"));
            server.direct("echo", Map.of("text", "b"));
        }
        assertThat(lines(file).stream().map(line -> line.path("outcome").asText()))
                .containsExactly("ok", "too_many_requests");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Request-Id, abc-123, abc-123",
        "traceparent, 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, 0af7651916cd43dd8448eb211c80319c",
        "X-Request-Id, not well formed, ",
        "X-Request-Id, -abc, ",
        "traceparent, 00-1-2-3, ",
        "X-Other, a, ",
    })
    void one_id_is_in_the_answer_and_in_the_line(String header, String value, String expected) throws Exception {
        Path file = directory.resolve("audit.jsonl");
        String id;
        try (Luna server = server(file)) {
            HttpRequest.Builder request = server.request(JsonRpc.request("echo", Map.of("text", "a")));
            id = server.send(request.header(header, value))
                    .headers()
                    .firstValue("X-Request-Id")
                    .orElseThrow();
        }
        assertThat(lines(file).get(0).path("request").asText()).isEqualTo(id);
        if (expected == null) {
            assertThat(id).matches("[0-9a-f]{16}");
        } else {
            assertThat(id).isEqualTo(expected);
        }
    }

    @Test
    void a_torn_line_is_ended_before_the_next() throws Exception {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "{\"time\":\"2026-11-2");
        try (Luna server = server(file)) {
            server.direct("echo", Map.of("text", "a"));
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(JsonRpc.json(lines.get(1)).path("outcome").asText()).isEqualTo("ok");
    }

    @Test
    void a_full_disk_is_in_health_and_entries_are_written_again_when_it_is_not() throws Exception {
        Path file = Files.createSymbolicLink(directory.resolve("audit.jsonl"), Path.of("/dev/full"));
        Path other = directory.resolve("other.jsonl");
        try (Luna server = server(file)) {
            server.direct("echo", Map.of("text", "a"));
            server.direct("echo", Map.of("text", "b"));
            await().until(
                            () -> health(server),
                            health -> health.contains("cannot be written (No space left on device); 2"));
            Files.delete(file);
            Files.createSymbolicLink(file, other);
            server.direct("echo", Map.of("text", "c"));
            await().until(() -> health(server), health -> !health.contains("cannot be written"));
        }
        assertThat(lines(other)).hasSize(1);
    }

    private static String health(Luna server) {
        return server.send(
                        HttpRequest.newBuilder(server.uri("/healthz")).header("Authorization", "Bearer " + Luna.TOKEN))
                .body();
    }

    @Test
    void a_call_that_its_caller_cancels_is_cancelled() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.audit.file", file.toString())
                .setting("luna.tools.max-calls", "1")
                .start()) {
            try (RawConnection leaving = new RawConnection(server)) {
                leaving.send(RawConnection.call(JsonRpc.request("endless", null)));
                await().until(() -> server.direct("slow", null).statusCode(), status -> status == 503);
            }
            await().until(() -> Files.readString(file), text -> text.contains("\"outcome\":\"cancelled\""));
        }
    }

    @Test
    void a_file_that_cannot_be_written_keeps_the_server_from_starting() {
        assertThatThrownBy(() -> server(Path.of("/proc/audit.jsonl")))
                .rootCause()
                .hasMessageStartingWith("luna.audit.file: /proc/audit.jsonl cannot be written (");
    }
}
