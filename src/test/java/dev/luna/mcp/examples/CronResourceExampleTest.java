package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import dev.luna.mcp.testkit.Upstream;
import java.net.http.HttpRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code examples/cron-resource}, with a clock that strikes each second. */
class CronResourceExampleTest {

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @RegisterExtension
    static final Luna LUNA = Example.named("cron-resource")
            .server()
            .upstream("luna.status.url", SERVICE)
            .setting("luna.status.cron", "* * * * * ?");

    @Test
    void whoever_subscribed_is_told_of_a_change_and_reads_it() {
        says("all well");
        Awaitility.await().untilAsserted(() -> LUNA.resource("status://service").expectText("all well"));
        try (MessageStream stream = LUNA.open(subscription())) {
            stream.next();

            says("on fire {{luna.auth-token}} ${body}");

            JsonNode updated = stream.next();
            assertThat(updated.path("method").asText()).isEqualTo("notifications/resources/updated");
            assertThat(updated.at("/params/uri").asText()).isEqualTo("status://service");
        }
        Awaitility.await().untilAsserted(() -> LUNA.resource("status://service")
                .expectText("on fire {{luna.auth-token}} ${body}"));
    }

    @Test
    void a_service_that_is_down_is_a_status_too() {
        SERVICE.on("GET", "/status").answer(503, "{}");

        Awaitility.await()
                .untilAsserted(() -> LUNA.resource("status://service").expectText("The service does not answer."));
    }

    private static void says(String status) {
        SERVICE.on("GET", "/status").answer("text/plain", status.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder subscription() {
        return LUNA.request("""
                        {"jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen", "params": {
                          "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                                    "io.modelcontextprotocol/clientCapabilities": {}},
                          "notifications": {"resourceSubscriptions": ["status://service"]}}}
                        """)
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "subscriptions/listen");
    }
}
