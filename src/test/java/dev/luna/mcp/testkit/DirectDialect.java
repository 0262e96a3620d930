package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;

/** Plain JSON-RPC: a tool's name is the method, its arguments are the parameters. */
record DirectDialect() implements Dialect {

    @Override
    public Answer send(Call call) {
        HttpResponse<String> response = call.luna().direct(call.target(), call.arguments());
        JsonNode message = JsonRpc.json(response.body());
        return new Answer(call.toString(), response.statusCode(), message, Content.ofDirect(message), List.of());
    }

    @Override
    public String toString() {
        return "the direct dialect";
    }
}
