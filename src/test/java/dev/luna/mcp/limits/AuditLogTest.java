package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_file_that_cannot_be_written_keeps_the_server_from_starting() {
        assertThatThrownBy(() -> server(Path.of("/proc/audit.jsonl")))
                .rootCause()
                .hasMessageStartingWith("luna.audit.file: /proc/audit.jsonl cannot be written (");
    }
}
