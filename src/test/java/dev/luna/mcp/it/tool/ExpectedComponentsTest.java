package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small components that come with the server although no class of it uses them. */
class ExpectedComponentsTest {

    @Test
    void a_route_uses_them_without_anything_to_install(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("all.camel.yaml"), """
                - from:
                    uri: seda:side
                    steps:
                      - setBody: {simple: "seda ${body}"}
                - from:
                    uri: timer:once?repeatCount=1
                    steps:
                      - log: "a timer ticks"
                - from:
                    uri: scheduler:hourly?delay=3600000
                    steps:
                      - log: "a scheduler ticks"
                - from:
                    uri: ai-tool:through_all
                    parameters: {tags: t, parameter.word: string}
                    steps:
                      - setBody: {simple: '{"a": {"b": "${header.word}"}}'}
                      - setBody: {jq: {expression: .a.b, resultType: java.lang.String}}
                      - to: seda:side
                      - circuitBreaker:
                          steps:
                            - throwException: {exceptionType: java.io.IOException, message: down}
                          onFallback:
                            steps:
                              - setBody: {simple: "fallback ${body}"}
                      - setHeader: {name: CamelCaffeineAction, constant: PUT}
                      - setHeader: {name: CamelCaffeineKey, constant: k}
                      - to: caffeine-cache:words
                      - setBody: {constant: nothing}
                      - setHeader: {name: CamelCaffeineAction, constant: GET}
                      - to: caffeine-cache:words
                      - to: log:mine
                """);
        try (Luna luna = Luna.withTools(tools).start()) {
            assertThat(luna.registry().loadErrors()).isEmpty();
            luna.call("through_all").with("word", "abc").expectText("fallback seda abc");
        }
    }
}
