package dev.luna.mcp.mcp.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.luna.mcp.mcp.ProtocolConfiguration;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.Meta;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {

    private static final ObjectMapper MAPPER = new ProtocolConfiguration().jsonMapper(1000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\u00e9\u4e2d\ud83d\ude00",
                "cut \ud83d",
                "\ude00 cut",
                "in \ud83d between",
                "\ud83d\ud83d\ude00",
                "\u0000\u001f\"\\\u2028"
            })
    void each_text_that_a_tool_may_return_can_be_written(String text) throws Exception {
        JsonNode response = MAPPER.readTree(written(Map.of("text", text)));

        String expected = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(response.at("/result/text").asText()).isEqualTo(expected);
        assertThat(response.path("id").asInt()).isEqualTo(7);
    }

    private static byte[] written(Object result) throws Exception {
        JsonRpcMessage.Request request =
                new JsonRpcMessage.Request(IntNode.valueOf(7), "echo", MAPPER.createObjectNode());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(
                    McpRequest.PROPERTY, new McpRequest(request, null, null, null, Meta.of(null), null, null));
            exchange.getMessage().setBody(result);
            new Responses(MAPPER, null).process(exchange);
            return exchange.getMessage().getBody(byte[].class);
        }
    }
}
