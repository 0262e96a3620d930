package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that Camel, or a template or logging library, would evaluate: they stay what they are, everywhere. */
@Attack
class ExpressionInjectionTest {

    private final Target target;

    ExpressionInjectionTest(Target target) {
        this.target = target;
    }

    static Stream<String> expressions() {
        return Stream.of(
                "{{luna.auth-token}}",
                "{{luna.github-token}}",
                "{{env:PATH}}",
                "{{sys:user.home}}",
                "{{?luna.auth-token}}",
                "{{luna.nothing:x}}",
                "{{!luna.auth-token}}",
                "{{bean:accessCheck}}",
                "${properties:luna.auth-token}",
                "${env:PATH}",
                "${sysenv.PATH}",
                "${sys.user.home}",
                "${bean:owner?method=number}",
                "${ref:accessCheck}",
                "${camelContext.stop()}",
                "${exchangeProperty.LunaMcpRequest}",
                "${type:java.lang.Runtime}",
                "${body.getClass()}",
                "${file:name}",
                "${random(1,9)}",
                "$simple{env:PATH}",
                "#{7*7}",
                "{{7*7}}",
                "<%= 7*7 %>",
                "${jndi:ldap://127.0.0.1:1/x}",
                "${groovy:7*7}",
                "RAW({{luna.auth-token}})",
                "%{message}",
                "$(id)",
                "`id`",
                ";id;",
                "{{{{luna.auth-token}}}}");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void in_an_argument_are_literal(String text) {
        target.services().stubFor(post(anyUrl()).willReturn(okJson("{\"code\":\"ok\"}")));

        assertThat(target.server()
                        .result("headers", Map.of("a", text))
                        .path("a")
                        .asText())
                .isEqualTo(text);
        assertThat(target.server()
                        .call("headers")
                        .with("a", text)
                        .send()
                        .result()
                        .at("/structuredContent/a")
                        .asText())
                .isEqualTo(text);
        target.server().result("code_gen", Map.of("prompt", text));

        var event = target.services().getAllServeEvents().get(0);
        assertThat(JsonRpc.json(event.getRequest().getBodyAsString())
                        .path("prompt")
                        .asText())
                .isEqualTo(text);
    }

    /** Camel gives a text whose method is called to its bean language, which takes it for a reference or a text with placeholders. */
    @ParameterizedTest
    @MethodSource({"expressions", "references"})
    void whose_method_a_tool_calls_are_literal(String text) {
        JsonNode result = target.server().result("upper_case", Map.of("a", text));

        assertThat(result).hasSize(4);
        assertThat(result).allSatisfy(each -> assertThat(each.asText()).isEqualTo(text.toUpperCase(Locale.ROOT)));
    }

    static Stream<String> references() {
        return Stream.of(
                "#accessCheck",
                "#bean:accessCheck",
                "#class:java.lang.Object",
                "#type:java.lang.Object",
                "#nothing",
                "bean:accessCheck");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void as_a_name_are_unknown(String text) {
        assertThat(target.server().error(404, text, null).path("message").asText())
                .isEqualTo("tool_not_found");
        for (String method : new String[] {"tools/call", "prompts/get"}) {
            JsonNode answer =
                    JsonRpc.json(target.send(target.server().request(JsonRpc.request(method, Map.of("name", text))))
                            .body());
            assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
            assertThat(answer.at("/error/message").asText()).endsWith(": " + text);
        }
        JsonNode read = JsonRpc.json(
                target.send(target.server().request(JsonRpc.request("resources/read", Map.of("uri", text))))
                        .body());
        assertThat(read.at("/error/message").asText()).isEqualTo("Unknown resource: " + text);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void where_a_name_or_an_address_belongs_are_refused(String text) throws IOException {
        target.refuses("scaffold_project", Map.of("name", text));
        target.refuses("git_clone", Map.of("url", "https://example.com/" + text));
        target.refuses("git_clone", Map.of("url", "https://example.com/a", "ref", text));
        target.refuses("run_tests", Map.of("path", text));
        target.refuses("build_image", Map.of("tag", text));
        target.refuses("list_issues", Map.of("owner", text, "repo", "r"));
    }
}
