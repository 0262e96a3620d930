package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with the characters that mean something in an endpoint's URI: found by exact look-up, or not at all. */
@Attack
class EndpointInjectionTest {

    private final Target target;

    EndpointInjectionTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about,scaffold_project",
                "about,log:x",
                "about;scaffold_project",
                "about|scaffold_project",
                "about about",
                "about?block=true",
                "about?timeout=1",
                "about&timeout=1",
                "about?",
                "about#",
                "about)",
                "about%3Fblock",
                "ai-tool:about",
                "ai-tool://about",
                "//about",
                "/about",
                "./about",
                "../about",
                "about/",
                "About",
                "ABOUT",
                " about",
                "about ",
                "about\n",
                "about\u0000",
                "a\u0430bout",
                "\uff41bout",
                "abo\u200but",
                "direct:ping",
                "block:github",
                "block-github",
                "direct:tools/list",
                "accepted",
                "exec:id",
                "exec:id?args=x",
                "file:/etc?fileName=passwd",
                "http://localhost/",
                "bean:owner",
                "class:java.lang.Runtime",
                "language:simple:${env:PATH}",
                "platform-http:/mcp",
                "mcp:log?message=x",
                "tools/call/about",
                "TOOLS/LIST",
                "rpc.discover",
                "constructor",
                "toString",
                "*"
            })
    void reach_nothing(String name) throws IOException {
        Set<String> before = Target.tree(target.workspace());

        JsonNode error = target.server().error(404, name, Map.of("name", "injected"));
        JsonNode mcp = JsonRpc.json(target.send(target.server()
                        .request(JsonRpc.request(
                                "tools/call", Map.of("name", name, "arguments", Map.of("name", "injected")))))
                .body());

        assertThat(error.path("code").asInt()).isEqualTo(-32601);
        assertThat(error.path("message").asText()).isEqualTo("tool_not_found");
        assertThat(mcp.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(mcp.at("/error/message").asText()).startsWith("Unknown tool: ");
        assertThat(target.asked()).isEmpty();
        assertThat(Target.tree(target.workspace())).isEqualTo(before);
    }
}
