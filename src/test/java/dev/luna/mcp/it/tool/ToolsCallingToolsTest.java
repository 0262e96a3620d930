package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool may call another; what is wrong with that call is the calling tool's fault. */
class ToolsCallingToolsTest {

    private static final String ROUTES = """
            - from:
                uri: ai-tool:add
                parameters: {tags: t, parameter.a: integer, parameter.a.required: true, parameter.b: integer, parameter.b.default: 1}
                steps:
                  - setBody: {simple: "${header.a.class.simpleName}:${header.a}+${header.b}"}
            - from:
                uri: ai-tool:picky
                parameters: {tags: t, parameter.a: string}
                steps:
                  - throwException: {exceptionType: dev.luna.mcp.tool.InvalidArgumentException, message: "'a' is not good."}
            - from:
                uri: ai-tool:by_headers
                parameters: {tags: t, parameter.a: integer, parameter.x: string}
                steps:
                  - to: ai-tool:add
            - from:
                uri: ai-tool:by_headers_after_a_result
                parameters: {tags: t, parameter.a: integer}
                steps:
                  - setBody: {constant: the result of a step}
                  - setHeader: {name: b, constant: "20"}
                  - to: ai-tool:add
            - from:
                uri: ai-tool:by_map
                parameters: {tags: t, parameter.a: integer}
                steps:
                  - setBody: {simple: '{"a": 7, "b": 2.0}'}
                  - unmarshal: {json: {library: Jackson}}
                  - to: ai-tool:add
            - from:
                uri: ai-tool:forgets
                parameters: {tags: t}
                steps:
                  - to: ai-tool:add
            - from:
                uri: ai-tool:passes_on
                parameters: {tags: t, parameter.a: string}
                steps:
                  - to: ai-tool:picky
            - from:
                uri: ai-tool:dreams
                parameters: {tags: t}
                steps:
                  - to: ai-tool:nobody
            """;

    @TempDir
    private static Path directory;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(directory.resolve("tools.camel.yaml"), ROUTES);
        server = Luna.withTools(directory).start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void arguments_are_the_headers_of_their_names_where_the_body_is_no_map() {
        server.call("by_headers").with("a", 5).with("x", "unknown there").expectText("Integer:5+1");
        server.call("by_headers_after_a_result").with("a", 5).expectText("Integer:5+20");
    }

    @Test
    void arguments_are_the_body_where_it_is_a_map() {
        server.call("by_map").with("a", 5).expectText("Integer:7+2");
    }

    @Test
    void the_tool_that_calls_wrongly_is_named_and_its_caller_is_not_blamed() {
        JsonNode missing = server.error(500, "forgets", Map.of());
        assertThat(missing.path("message").asText())
                .isEqualTo("Tool 'forgets' called tool 'add' wrongly: Missing required argument 'a' (integer).");
        assertThat(server.error(500, "passes_on", Map.of("a", "x"))
                        .path("message")
                        .asText())
                .isEqualTo("Tool 'passes_on' called tool 'picky' wrongly: 'a' is not good.");
        assertThat(server.error(500, "dreams", null).path("message").asText())
                .isEqualTo("Tool 'dreams' called tool 'nobody' wrongly: There is no such tool.");
    }

    @Test
    void the_one_who_calls_a_tool_itself_is_told_what_is_wrong() {
        assertThat(server.error(400, "add", null).path("message").asText()).startsWith("Missing required argument 'a'");
        assertThat(server.error(400, "picky", Map.of()).path("message").asText())
                .isEqualTo("'a' is not good.");
        server.call("add").expectError("Missing required argument 'a'");
    }
}
