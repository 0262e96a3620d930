package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** MCP from 2026-07-28: every request says all there is to know; questions end a call, which comes again with replies. */
record ModernDialect(String revision) implements Dialect {

    private static final String META = "io.modelcontextprotocol/";
    private static final int MOST_ROUNDS = 20;

    @Override
    public Answer send(Call call) {
        ObjectNode params = call.params();
        params.withObject("_meta")
                .put(META + "protocolVersion", revision)
                .put(META + "logLevel", "debug")
                .set(META + "clientCapabilities", call.replies().capabilities());
        List<JsonNode> heard = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Answer answer = post(call, params, heard);
            JsonNode result = answer.message().path("result");
            if (!result.path("resultType").asText().equals("input_required")) {
                return answer;
            }
            reply(call, result, params, heard);
        }
        throw new AssertionError(call + " asks without end");
    }

    private Answer post(Call call, ObjectNode params, List<JsonNode> heard) {
        HttpRequest.Builder request = call.luna()
                .request(JsonRpc.request(call.method(), params))
                .header("MCP-Protocol-Version", revision)
                .header("Mcp-Method", call.method())
                .header("Mcp-Name", headerValue(call.target()));
        try (MessageStream stream = call.luna().open(request)) {
            JsonNode message = stream.next();
            while (message.has("method")) {
                heard.add(message);
                message = stream.next();
            }
            return new Answer(call.toString(), stream.response().statusCode(), message, Content.of(message), heard);
        }
    }

    private static void reply(Call call, JsonNode result, ObjectNode params, List<JsonNode> heard) {
        ObjectNode replies = params.putObject("inputResponses");
        result.path("inputRequests").properties().forEach(question -> {
            heard.add(question.getValue());
            replies.set(question.getKey(), call.replies().take(question.getValue()));
        });
        params.set("requestState", result.get("requestState"));
    }

    private static String headerValue(String text) {
        return text.matches("[!-~]([ -~]*[!-~])?")
                ? text
                : "=?base64?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    @Override
    public String toString() {
        return revision;
    }
}
