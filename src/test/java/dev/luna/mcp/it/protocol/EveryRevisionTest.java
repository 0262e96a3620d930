package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.LunaTest;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever there is to list, call, get and read is listed, called, got and read in every revision: each message on the way is
 * held to that revision's schema by the client.
 */
@LunaTest(tools = {"conformance/routes", "src/test/routes/tools", "src/test/routes/offers"})
class EveryRevisionTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Some take it for a URI. */
    private static final String TEXT = "test://x";

    private static final Set<String> LONG = Set.of("endless", "slow", "slow_compute", "test_silent_tool");

    /** Its form has lists to choose several from, which are new in 2025-11-25. */
    private static final String NEWER_FORM = "test_elicitation_sep1330_enums";

    static Stream<String> revisions() {
        return ProtocolVersion.dates().stream();
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void every_message_is_as_the_schema_has_it(String revision, Luna luna) {
        List<String> called = new ArrayList<>();
        for (JsonNode tool : result(luna, revision, "tools/list", object()).path("tools")) {
            String name = tool.path("name").asText();
            if (!LONG.contains(name) && !(name.equals(NEWER_FORM) && revision.startsWith("2025-06"))) {
                for (JsonNode arguments : List.of(object(), arguments(tool.path("inputSchema")))) {
                    call(
                            luna,
                            revision,
                            "tools/call",
                            object().put("name", name).set("arguments", arguments));
                }
                called.add(name);
            }
        }
        for (JsonNode prompt : result(luna, revision, "prompts/list", object()).path("prompts")) {
            ObjectNode arguments = object();
            prompt.path("arguments")
                    .forEach(argument -> arguments.put(argument.path("name").asText(), TEXT));
            String name = prompt.path("name").asText();
            call(luna, revision, "prompts/get", object().put("name", name).set("arguments", arguments));
        }
        for (JsonNode resource :
                result(luna, revision, "resources/list", object()).path("resources")) {
            call(luna, revision, "resources/read", object().set("uri", resource.path("uri")));
        }
        for (JsonNode template :
                result(luna, revision, "resources/templates/list", object()).path("resourceTemplates")) {
            String uri = template.path("uriTemplate").asText().replaceAll("\\{\\w+}", "7");
            call(luna, revision, "resources/read", object().put("uri", uri));
        }
        assertThat(called).contains("test_sampling", "test_elicitation", "echo", "picture", "crashes");
    }

    private static JsonNode result(Luna luna, String revision, String method, JsonNode params) {
        JsonNode answer = call(luna, revision, method, (ObjectNode) params);
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.get("result");
    }

    /** Sends a request as a client that could be asked everything, but has no answer. */
    private static JsonNode call(Luna luna, String revision, String method, JsonNode params) {
        ObjectNode meta = ((ObjectNode) params).putObject("_meta").put("progressToken", 7);
        boolean modern = revision.equals("2026-07-28");
        if (modern) {
            meta.put("io.modelcontextprotocol/protocolVersion", revision);
            meta.put("io.modelcontextprotocol/logLevel", "debug");
            meta.putObject("io.modelcontextprotocol/clientCapabilities").putObject("elicitation");
        }
        HttpRequest.Builder request =
                luna.request(JsonRpc.request(method, params)).header("MCP-Protocol-Version", revision);
        if (modern) {
            request.header("Mcp-Method", method);
            JsonNode name = params.path(method.equals("resources/read") ? "uri" : "name");
            if (name.isTextual()) {
                request.header("Mcp-Name", name.asText());
            }
        }
        try (MessageStream stream = luna.open(request)) {
            JsonNode message = stream.next();
            while (message.has("method")) {
                if (message.has("id")) {
                    luna.send(luna.request("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id")
                            + ",\"error\":{\"code\":-1,\"message\":\"Not now.\"}}"));
                }
                message = stream.next();
            }
            return message;
        }
    }

    /** A value for each argument that must be given. */
    private static ObjectNode arguments(JsonNode schema) {
        ObjectNode arguments = object();
        for (JsonNode required : schema.path("required")) {
            JsonNode declared = schema.path("properties").path(required.asText());
            switch (declared.path("type").asText()) {
                case "integer", "number" -> arguments.put(required.asText(), 1);
                case "boolean" -> arguments.put(required.asText(), true);
                default -> arguments.put(required.asText(), TEXT);
            }
        }
        return arguments;
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
