package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.Luna;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The official Java SDK as a client of the legacy era that gets requests and notifications from a running tool. */
class JavaSdkQuestionsTest {

    @Test
    void answers_a_tools_question_and_hears_of_its_progress() throws Exception {
        List<Double> progress = new CopyOnWriteArrayList<>();
        try (Luna server = Luna.withTools("conformance/routes").start();
                McpSyncClient client = client(server, progress)) {
            client.initialize();
            CallToolResult asked = client.callTool(CallToolRequest.builder("test_elicitation")
                    .arguments(Map.of("message", "Who are you?"))
                    .build());
            assertThat(((TextContent) asked.content().get(0)).text()).isEqualTo("User response: accept");

            client.callTool(CallToolRequest.builder("test_tool_with_progress")
                    .arguments(Map.of())
                    .meta(Map.of("progressToken", "p1"))
                    .build());
            // The SDK may give the result before its consumer has had the last of them.
            await().untilAsserted(() -> assertThat(progress).containsExactly(0.0, 50.0, 100.0));
        }
    }

    private static McpSyncClient client(Luna server, List<Double> progress) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                server.uri("/").toString())
                        .addHttpRequestCustomizer((request, method, uri, body, context) ->
                                request.setHeader("Authorization", "Bearer " + Luna.TOKEN))
                        .build())
                .capabilities(io.modelcontextprotocol.spec.McpSchema.ClientCapabilities.builder()
                        .elicitation()
                        .build())
                .elicitation(question -> ElicitResult.builder(ElicitResult.Action.ACCEPT)
                        .content(Map.of("username", "ada", "email", "ada@example.org"))
                        .build())
                .progressConsumer(notification -> progress.add(notification.progress()))
                .build();
    }
}
