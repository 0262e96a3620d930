package dev.luna.mcp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MCP up to 2025-11-25: a connection begins with {@code initialize}; questions come as requests while a call is open. */
record LegacyDialect(String revision) implements Dialect {

    @Override
    public Answer send(Call call) {
        Optional<String> session = connect(call);
        List<JsonNode> heard = new ArrayList<>();
        HttpRequest.Builder request = request(call, JsonRpc.request(call.method(), call.params()), session);
        try (MessageStream stream = call.luna().open(request)) {
            JsonNode message = stream.next();
            while (message.has("method")) {
                heard.add(message);
                if (message.has("id")) {
                    reply(call, message, session);
                }
                message = stream.next();
            }
            return new Answer(call.toString(), stream.response().statusCode(), message, Content.of(message), heard);
        }
    }

    /** Gives the id of the session, if the server has one. */
    private Optional<String> connect(Call call) {
        Map<String, Object> params = Map.of(
                "protocolVersion", revision,
                "capabilities", call.replies().capabilities(),
                "clientInfo", Map.of("name", "luna-testkit", "version", "1"));
        HttpResponse<String> response = call.luna().send(call.luna().request(JsonRpc.request("initialize", params)));
        assertThat(JsonRpc.json(response.body()).at("/result/protocolVersion").asText())
                .as("The revision agreed upon")
                .isEqualTo(revision);
        Optional<String> session = response.headers().firstValue("Mcp-Session-Id");
        accepted(call, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", session);
        return session;
    }

    private void reply(Call call, JsonNode question, Optional<String> session) {
        ObjectNode reply = JsonRpc.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", question.get("id"));
        reply.set("result", call.replies().take(question));
        accepted(call, reply.toString(), session);
    }

    private void accepted(Call call, String message, Optional<String> session) {
        assertThat(call.luna().send(request(call, message, session)).statusCode())
                .as("Status of the answer to %s", message)
                .isEqualTo(202);
    }

    private HttpRequest.Builder request(Call call, String body, Optional<String> session) {
        HttpRequest.Builder request = call.luna().request(body).header("MCP-Protocol-Version", revision);
        session.ifPresent(id -> request.header("Mcp-Session-Id", id));
        return request;
    }

    @Override
    public String toString() {
        return revision;
    }
}
