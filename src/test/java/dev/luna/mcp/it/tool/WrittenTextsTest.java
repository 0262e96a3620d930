package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of tool files arrive as their author wrote them, whatever characters they hold. */
class WrittenTextsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "Does a search & replace in a text.",
            "First sentence.\nSecond sentence.",
            "  * indented\n  * list\n\nend ",
            "Tom&Jerry=2&description=other",
            "100% & more, %41, 50% off",
            "a\ttab",
            "no\u00a0break, thin\u2009, em\u2003, ideographic\u3000, line\u2028separator, next\u0085line",
            "RAW(a & b)",
            "RAW{c}",
            "#1 of its kind",
            "#bean:jsonMapper",
            "a+b c?d=e#f",
            "{\"k\": {\"l\": [1]}}",
            "back\\slash and \"quotes\"",
            "Exchange.FILE_NAME is a name",
            "größer \ud83d\ude00 \u65e5\u672c",
            "true",
            "1.50",
            "ftp://user@host/?x=${date:now}");

    @TempDir
    private static Path directory;

    private static Luna server;

    static List<String> texts() {
        return TEXTS;
    }

    /** A message is an expression. */
    static List<String> messages() {
        return TEXTS.stream().filter(text -> !text.contains("${")).toList();
    }

    @BeforeAll
    static void start() throws Exception {
        write("block", """
                - route:
                    id: block-echo
                    from:
                      uri: block:echo
                      parameters:
                        parameter.text: string
                        parameter.other: string
                        parameter.other.default: %1$s
                      steps:
                        - setBody: {simple: "${variable.text}|${variable.other}"}
                """.formatted(quoted(TEXTS.get(0))));
        for (String text : TEXTS) {
            write("t" + TEXTS.indexOf(text), routes(TEXTS.indexOf(text), text));
        }
        write("raw", """
                - from:
                    uri: ai-tool:raw
                    parameters: {tags: mine, argSchema: 'RAW({"type":"object","title":"a & b"})'}
                    steps:
                      - setBody: {constant: x}
                """);
        write("setting", """
                - route:
                    id: setting
                    from:
                      uri: ai-tool:setting
                      parameters:
                        tags: mine
                        description: "At {{test.place}}, not {{?test.nowhere}}\\\\{{here}}."
                        title: "{{?test.nowhere}}"
                      steps:
                        - setBody: {constant: x}
                """);
        server = Luna.withTools(directory).setting("test.place", "R&D 100% x").start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String routes(int number, String text) throws IOException {
        String schema =
                quoted(MAPPER.writeValueAsString(Map.of("type", "object", "properties", Map.of(), "title", text)));
        return """
                - route:
                    id: t%1$d
                    from:
                      uri: ai-tool:t%1$d
                      parameters:
                        tags: mine
                        title: %2$s
                        description: %2$s
                        parameter.zz: string
                        parameter.zz.description: %2$s
                        parameter.zz.default: %2$s
                        parameter.new-name: array
                        parameter.new-name.default: '[]'
                        parameter.do: string
                      steps:
                        - choice:
                            when:
                              - simple: "${header.do} == 'block'"
                                steps:
                                  - to: {uri: "block:echo", parameters: {text: %2$s}}
                              - simple: "${header.do} == 'ask'"
                                steps:
                                  - to: {uri: "mcp:elicit", parameters: {message: %2$s, schema: %3$s}}
                            otherwise:
                              steps:
                                - setBody: {header: zz}
                - from:
                    uri: ai-tool:s%1$d
                    parameters: {tags: mine, argSchema: %3$s, outputSchema: %3$s}
                    steps:
                      - setBody: {constant: x}
                - from:
                    uri: ai-prompt:p%1$d
                    parameters: {tags: mine, description: %2$s, parameter.a: string, parameter.a.description: %2$s}
                    steps:
                      - setBody: {constant: x}
                - from:
                    uri: ai-resource:r%1$d
                    parameters: {tags: mine, description: %2$s, resourceUri: "r://%1$d"}
                    steps:
                      - setBody: {constant: x}
                """.formatted(number, quoted(text), schema);
    }

    /** A JSON text is one of YAML, too. */
    private static String quoted(String text) throws IOException {
        return MAPPER.writeValueAsString(text);
    }

    private static void write(String name, String routes) throws IOException {
        Files.writeString(directory.resolve(name + ".camel.yaml"), routes);
    }

    private static JsonNode listed(String method, String list, String name) {
        for (JsonNode entry : server.result(method, null).path(list)) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static String name(String prefix, String text) {
        return prefix + TEXTS.indexOf(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void declarations_are_published_as_written(String text) {
        JsonNode tool = listed("tools/list", "tools", name("t", text));
        assertThat(tool.path("description").asText()).isEqualTo(text);
        assertThat(tool.path("title").asText()).isEqualTo(text);
        assertThat(tool.at("/inputSchema/properties/zz/description").asText()).isEqualTo(text);
        assertThat(tool.at("/inputSchema/properties").propertyStream().map(Map.Entry::getKey))
                .containsExactly("zz", "new-name", "do");
        JsonNode prompt = listed("prompts/list", "prompts", name("p", text));
        assertThat(prompt.path("description").asText()).isEqualTo(text);
        assertThat(prompt.at("/arguments/0/description").asText()).isEqualTo(text);
        assertThat(listed("resources/list", "resources", name("r", text))
                        .path("description")
                        .asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_default_reaches_the_route_as_written(String text) {
        server.call(name("t", text)).expectText(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_option_reaches_a_block_as_written(String text) {
        server.call(name("t", text)).with("do", "block").expectText(text + "|" + TEXTS.get(0));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_schema_is_read_as_written(String text) {
        JsonNode tool = listed("tools/list", "tools", name("s", text));
        assertThat(tool.at("/inputSchema/title").asText()).isEqualTo(text);
        assertThat(tool.at("/outputSchema/title").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_question_is_asked_as_written(String text) {
        server.call(name("t", text))
                .with("do", "ask")
                .answering(Map.of())
                .send()
                .expectQuestions(text);
    }

    @Test
    void a_schema_may_be_wrapped_as_camel_asks_for() {
        assertThat(listed("tools/list", "tools", "raw").at("/inputSchema/title").asText())
                .isEqualTo("a & b");
    }

    @Test
    void a_setting_is_put_in_its_place_whatever_it_holds() {
        JsonNode tool = listed("tools/list", "tools", "setting");
        assertThat(tool.path("description").asText()).isEqualTo("At R&D 100% x, not {{here}}.");
        assertThat(tool.has("title")).isFalse();
    }
}
