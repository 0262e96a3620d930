package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The official Java SDK as a client. */
class JavaSdkClientTest {

    @Test
    void lists_and_calls_tools() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), Path.of("src/test/routes/tools"));
                McpSyncClient client = client(server)) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("luna-mcp-server");
            client.ping();
            assertThat(client.listTools().tools()).extracting(Tool::name).contains("echo", "picture");

            CallToolResult echo = call(client, "echo", Map.of("text", "hi"));
            assertThat(echo.isError()).isNotEqualTo(true);
            assertThat(((TextContent) echo.content().get(0)).text()).contains("\"hi\"");
            assertThat(call(client, "picture", Map.of()).content().get(0)).isInstanceOf(ImageContent.class);
            assertThat(call(client, "fails", Map.of()).isError()).isTrue();
        }
    }

    static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    static McpSyncClient client(RunningServer server) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                server.uri("/").toString())
                        .addHttpRequestCustomizer((request, method, uri, body, context) ->
                                request.setHeader("Authorization", "Bearer " + RunningServer.TOKEN))
                        .build())
                .build();
    }
}
