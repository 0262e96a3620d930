package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.builtin.image.Pictures;
import dev.luna.mcp.testkit.Luna;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The official Java SDK as a client. */
class JavaSdkClientTest {

    @Test
    void lists_and_calls_tools() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools").start();
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

    @Test
    void gets_an_image_from_img_bw() throws Exception {
        String data = Base64.getEncoder()
                .encodeToString(Pictures.encode(Pictures.gradient(16, 8, BufferedImage.TYPE_INT_RGB), "png"));
        try (Luna server = Luna.withBuiltInTools().start();
                McpSyncClient client = client(server)) {
            client.initialize();
            assertThat(client.listTools().tools()).extracting(Tool::name).contains("img_bw", "code_gen", "git_clone");

            ImageContent image = (ImageContent) call(client, "img_bw", Map.of("puch_image_data", data))
                    .content()
                    .get(0);
            assertThat(image.mimeType()).isEqualTo("image/png");
            BufferedImage gray = Pictures.decode(Base64.getDecoder().decode(image.data()));
            assertThat(List.of(
                            gray.getWidth(), gray.getHeight(), gray.getRaster().getNumBands()))
                    .containsExactly(16, 8, 1);
        }
    }

    static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    static McpSyncClient client(Luna server) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                server.uri("/").toString())
                        .addHttpRequestCustomizer((request, method, uri, body, context) ->
                                request.setHeader("Authorization", "Bearer " + Luna.TOKEN))
                        .build())
                .build();
    }
}
