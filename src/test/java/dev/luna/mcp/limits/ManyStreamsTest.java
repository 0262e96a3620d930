package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many streams of one client: each is told once, whatever the others do, up to the limit. */
@Timeout(60)
class ManyStreamsTest {

    private static final int STREAMS = 60;

    @Test
    void each_stream_is_told_once_and_beyond_the_limit_the_setting_is_named() throws Exception {
        List<MessageStream> streams = new ArrayList<>();
        try (Luna server = Luna.withTools("conformance/routes")
                        .setting("luna.limits.max-streams", STREAMS + 1)
                        .setting("luna.limits.max-connections", 4 * STREAMS)
                        .start();
                Socket unread = new Socket("127.0.0.1", server.uri("/").getPort())) {
            unread.getOutputStream().write(raw(listening()).getBytes(StandardCharsets.US_ASCII));
            // The acknowledgement: from here on this client reads nothing.
            assertThat(unread.getInputStream().read()).isPositive();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(server.open(listen(server)));
            }
            streams.forEach(
                    stream -> assertThat(stream.next().path("method").asText()).endsWith("subscriptions/acknowledged"));

            HttpResponse<String> refused = server.send(listen(server));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(JsonRpc.json(refused.body()).at("/error/message").asText())
                    .contains("All " + (STREAMS + 1) + " streams", "luna.limits.max-streams");

            server.result("update_watched_resource", null);
            streams.forEach(stream ->
                    assertThat(stream.next().path("method").asText()).isEqualTo("notifications/resources/updated"));

            // A second notification of the first change would come before the first one of the second.
            server.result("test_trigger_tool_change", null);
            streams.forEach(stream ->
                    assertThat(stream.next().path("method").asText()).isEqualTo("notifications/tools/list_changed"));
        } finally {
            streams.forEach(MessageStream::close);
        }
    }

    private static String listening() {
        Map<String, Object> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion",
                "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of());
        return JsonRpc.request(
                "subscriptions/listen",
                Map.of(
                        "_meta",
                        meta,
                        "notifications",
                        Map.of("toolsListChanged", true, "resourceSubscriptions", List.of("test://watched-resource"))));
    }

    private static HttpRequest.Builder listen(Luna server) {
        return server.request(listening())
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "subscriptions/listen");
    }

    private static String raw(String body) {
        return "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + Luna.TOKEN
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
