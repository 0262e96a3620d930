package dev.luna.mcp.it.protocol;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** The trace that a client names in {@code _meta} goes on in what a tool logs and asks of others. */
class TraceTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    static final Upstream LUNA = new Upstream();

    @RegisterExtension
    static final Luna server = Luna.withTools("routes/tools", "src/test/routes/tools", "src/test/routes/tasks")
            .setting("luna.url", LUNA.url());

    @BeforeEach
    void answer() {
        LUNA.wireMock().stubFor(post(anyUrl()).willReturn(okJson("{\"code\":\"pass\"}")));
    }

    private static void generate(Map<String, String> meta) {
        server.result(
                "tools/call", Map.of("name", "code_gen", "arguments", Map.of("prompt", "add numbers"), "_meta", meta));
    }

    @Test
    void outbound_requests_take_it_along() {
        generate(Map.of("traceparent", PARENT, "tracestate", "congo=t61", "baggage", "user=alice"));
        LUNA.wireMock()
                .verify(postRequestedFor(anyUrl())
                        .withHeader("traceparent", equalTo(PARENT))
                        .withHeader("tracestate", equalTo("congo=t61"))
                        .withHeader("baggage", equalTo("user=alice")));
    }

    @Test
    void what_is_not_well_formed_stays_here_and_the_next_call_is_no_part_of_it() {
        generate(Map.of("traceparent", PARENT));
        LUNA.wireMock().resetRequests();
        generate(Map.of("traceparent", "00-1-2-3", "tracestate", "congo=t61", "baggage", "a=b\r\nX-Evil: 1"));
        generate(Map.of());
        LUNA.wireMock()
                .verify(
                        2,
                        postRequestedFor(anyUrl())
                                .withoutHeader("traceparent")
                                .withoutHeader("tracestate")
                                .withoutHeader("baggage")
                                .withoutHeader("X-Evil"));
    }

    @Test
    void what_a_tool_logs_names_it() {
        assertThat(logged(() ->
                        server.result("tools/call", Map.of("name", "crashes", "_meta", Map.of("traceparent", PARENT)))))
                .containsEntry("traceparent", PARENT);
    }

    @Test
    void a_task_is_part_of_it_too() {
        TaskClient client = new TaskClient(server, TaskClient.ALL);
        assertThat(logged(() -> client.end(client.result(
                                "tools/call", Map.of("name", "crashes_later", "_meta", Map.of("traceparent", PARENT)))
                        .path("taskId")
                        .asText())))
                .containsEntry("traceparent", PARENT);
    }

    /** The MDC of the one message that the server logs of a tool's failure during an action. */
    private static Map<String, String> logged(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.luna.mcp.tool.ToolFailures");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            action.run();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).hasSize(1);
        return log.list.get(0).getMDCPropertyMap();
    }
}
