package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the server's messages finds what is wrong, and only that. */
class MessageCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        2025-03-26 | ping       | {"jsonrpc":"2.0","id":1,"result":{}}
        2025-03-26 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"a"}]}}
        2025-11-25 | tools/call | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"No."}}
        2025-11-25 | tools/call | {"jsonrpc":"2.0","error":{"code":-32700,"message":"What?"}}
        2025-11-25 | tools/call | {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":2}}
        2025-06-18 | tools/call | {"jsonrpc":"2.0","id":"q","method":"roots/list"}
        2026-07-28 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[],"resultType":"complete"}}
        2026-07-28 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"requestState":"s","resultType":"input_required"}}
        2026-07-28 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"taskId":"t","resultType":"task"}}
        2025-11-25 | moon_phase | {"jsonrpc":"2.0","id":1,"result":"full"}
        """)
    void what_is_right_passes(String revision, String method, String message) {
        HttpRequest.Builder request = message.contains("\"id\"") || message.contains("\"method\"")
                ? post("{\"id\":1,\"method\":\"" + method + "\"}")
                : post("{");
        check(request, revision, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        2025-11-25 | tools/call | not JSON                                     | not JSON
        2025-11-25 | tools/call | {"jsonrpc":"2.0","id":2,"result":{}}         | a request that was not made
        2025-11-25 | tools/call | {"jsonrpc":"1.0","id":1,"result":{"content":[]}} | jsonrpc
        2025-11-25 | tools/call | {"jsonrpc":"2.0","id":1,"result":{}}         | CallToolResult
        2025-11-25 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"image","data":"AA=="}]}} | mimeType
        2025-03-26 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"resource_link","uri":"a:b","name":"c"}]}} | CallToolResult
        2025-11-25 | tools/list | {"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a"}]}} | inputSchema
        2025-11-25 | tools/call | {"jsonrpc":"2.0","error":{"code":-32602,"message":"No."}} | without the id
        2025-11-25 | tools/call | {"jsonrpc":"2.0","id":1,"error":{"code":"x","message":"No."}} | code
        2025-11-25 | tools/call | {"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":2}} | progressToken
        2025-11-25 | tools/call | {"jsonrpc":"2.0","method":"notifications/moonrise"} | may not send
        2025-03-26 | tools/call | {"jsonrpc":"2.0","id":"q","method":"elicitation/create","params":{}} | may not send
        2026-07-28 | tools/call | {"jsonrpc":"2.0","id":"q","method":"roots/list"} | may not send
        2026-07-28 | tools/call | {"jsonrpc":"2.0","id":1,"result":{"content":[]}} | resultType
        2026-07-28 | tools/list | {"jsonrpc":"2.0","id":1,"result":{"tools":[],"resultType":"complete"}} | ttlMs
        2026-07-28 | tools/list | {"jsonrpc":"2.0","id":1,"result":{"resultType":"input_required"}} | tools
        2026-07-28 | tools/list | {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"No."}} | data
        2025-11-25 | moon_phase | {"jsonrpc":"2.0","id":1,"result":1,"extra":2} | extra
        2025-11-25 | moon_phase | {"jsonrpc":"2.0","id":1}                     | error
        """)
    void what_is_wrong_is_named(String revision, String method, String message, String words) {
        HttpRequest.Builder request = post("{\"id\":1,\"method\":\"" + method + "\"}");
        assertThatThrownBy(() -> check(request, revision, message))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry: 5", "data", "event: other"})
    void a_line_that_some_clients_stumble_over_is_named(String line) {
        assertThat(EventReader.messages(": hello\nid: 1\ndata:\n\nevent: message\ndata: {\ndata: }\n\n"))
                .containsExactly("{\n}");
        assertThatThrownBy(() -> EventReader.messages(line + "\n\n")).isInstanceOf(AssertionError.class);
    }

    private static HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost/mcp"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static void check(HttpRequest.Builder request, String revision, String message) {
        new MessageCheck(request.header("MCP-Protocol-Version", revision).build()).message(message);
    }
}
