package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes in each format in which Camel's users have them, and files that are not routes. */
class FormatsTest {

    private static final String KAMELET = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: shout-action
              labels: {camel.apache.org/kamelet.type: action}
            spec:
              definition:
                title: Shout
                required: [mark]
                properties:
                  mark: {title: Mark, type: string}
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setBody: {simple: "%s ${body}{{mark}}"}
            """;

    private static final String SHOUTING = """
            - route:
                from:
                  uri: ai-tool:%s
                  parameters: {tags: mine, description: Shout., parameter.word: string, parameter.word.required: true}
                  steps:
                    - setBody: {header: word}
                    - to: {uri: "kamelet:shout-action", parameters: {mark: "!"}}
            """;

    @TempDir
    Path home;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(home.resolve("routes/tools"));
        Files.createDirectories(home.resolve("routes/kamelets"));
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(home.resolve("routes").resolve(file), text);
    }

    private Settings settings(boolean live) {
        return Settings.load(
                home,
                Map.of(),
                Map.of(
                        "luna.port",
                        "0",
                        "luna.auth-token",
                        Luna.TOKEN,
                        "luna.workspace",
                        home + "/workspace",
                        "luna.tools.include",
                        "mine",
                        "luna.live",
                        Boolean.toString(live)));
    }

    private LunaServer start(boolean live) throws Exception {
        Installation installation = new Installation(home);
        return LunaServer.start(settings(live), installation, List.of(installation.tools()));
    }

    private List<String> check() throws Exception {
        Installation installation = new Installation(home);
        return LunaServer.check(settings(false), installation, List.of(installation.tools())).stream()
                .map(Diagnostic::toString)
                .map(finding -> finding.replace(home + "/routes/", ""))
                .toList();
    }

    private static String call(LunaServer server, String tool, Object arguments) {
        return server.context().createProducerTemplate().requestBody("ai-tool:" + tool, arguments, String.class);
    }

    @Test
    void yml_and_xml_load_and_are_replaced_like_any_other_file() throws Exception {
        write("tools/short.camel.yml", """
                - route:
                    from:
                      uri: ai-tool:short
                      parameters: {tags: mine, description: Short.}
                      steps:
                        - setBody: {constant: yml}
                """);
        String xml = """
                <routes xmlns="http://camel.apache.org/schema/xml-io">
                  <route id="greet">
                    <from uri="ai-tool:greet?tags=mine&amp;description=Greet.&amp;parameter.name=string"/>
                    <setBody><simple>Hello, ${header.name}</simple></setBody>
                  </route>
                </routes>
                """;
        Path greet = write("tools/greet.camel.xml", xml);
        assertThat(check()).isEmpty();
        try (LunaServer server = start(true)) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(call(server, "short", Map.of())).isEqualTo("yml");
            assertThat(call(server, "greet", Map.of("name", "Ada"))).isEqualTo("Hello, Ada");
            Files.writeString(greet, xml.replace("Hello", "Hullo"));
            await().untilAsserted(() ->
                    assertThat(call(server, "greet", Map.of("name", "Ada"))).isEqualTo("Hullo, Ada"));
            Files.writeString(greet, xml.replace("<setBody>", "<setBdy>"));
            await().untilAsserted(
                            () -> assertThat(server.registry().loadErrors()).hasSize(1));
            assertThat(server.registry().loadErrors().get(0).toString())
                    .isEqualTo("greet.camel.xml:4: Unexpected element 'setBdy'");
            assertThat(call(server, "greet", Map.of("name", "Ada"))).isEqualTo("Hullo, Ada");
            Files.delete(greet);
            await().untilAsserted(
                            () -> assertThat(server.registry().find("greet")).isEmpty());
        }
    }

    @Test
    void exports_of_visual_editors_load_and_are_checked() throws Exception {
        write("tools/kaoto.camel.yaml", """
                - route:
                    id: route-1234
                    from:
                      id: from-4014
                      uri: ai-tool
                      parameters:
                        toolName: measure
                        tags: mine
                        description: Return the length of a text.
                        parameter.text: string
                        parameter.text.required: true
                      steps:
                        - setBody:
                            id: setBody-1
                            expression:
                              simple:
                                expression: ${header.text.length}
                        - to:
                            id: to-1
                            uri: mcp
                            parameters:
                              operation: log
                              level: info
                              message: measured
                        - to:
                            id: to-2
                            uri: direct
                            parameters:
                              name: done
                """);
        write("tools/karavan.camel.yaml", """
                - route:
                    id: route-8b3d
                    nodePrefixId: route-5a1
                    from:
                      id: from-f8c1
                      description: measure
                      uri: direct
                      parameters:
                        name: done
                      steps:
                        - setBody:
                            id: setBody-4c1e
                            expression:
                              simple:
                                id: simple-9a0f
                                expression: ${body} characters
                - route:
                    id: route-98
                    from:
                      id: from-98
                      uri: block
                      parameters:
                        name: thanks
                        description: Say thanks.
                        parameter.text: string
                      steps:
                        - setBody: {simple: "${variable.text}"}
                - route:
                    id: route-99
                    from:
                      id: from-99
                      uri: ai-prompt
                      parameters:
                        promptName: review
                        tags: mine
                        description: Ask for a review.
                      steps:
                        - to:
                            id: to-99
                            uri: block
                            parameters: {name: thanks, text: Thank you}
                """);
        assertThat(check()).isEmpty();
        try (LunaServer server = start(false)) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(call(server, "measure", Map.of("text", "four"))).isEqualTo("4 characters");
        }
        write("tools/kaoto.camel.yaml", """
                - route:
                    from:
                      uri: ai-tool
                      parameters: {toolName: measure, tags: mine, descripton: Measure.}
                      steps:
                        - to: {uri: direct, parameters: {name: dne}}
                """);
        assertThat(check())
                .anyMatch(line -> line.startsWith("tools/kaoto.camel.yaml:4: descripton: did you mean description?"))
                .anyMatch(line -> line.startsWith("tools/kaoto.camel.yaml:6: no route begins with direct:dne"));
    }

    @Test
    void kamelets_of_a_directory_serve_every_file_that_uses_them_and_are_replaced() throws Exception {
        Path kamelet = write("kamelets/shout-action.kamelet.yaml", KAMELET.formatted("HEY"));
        Path first = write("tools/first.camel.yaml", SHOUTING.formatted("first"));
        write("tools/second.camel.yaml", SHOUTING.formatted("second"));
        assertThat(check()).isEmpty();
        try (LunaServer server = start(true)) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(call(server, "first", Map.of("word", "you"))).isEqualTo("HEY you!");
            assertThat(call(server, "second", Map.of("word", "you"))).isEqualTo("HEY you!");
            Files.delete(first);
            await().untilAsserted(
                            () -> assertThat(server.registry().find("first")).isEmpty());
            assertThat(call(server, "second", Map.of("word", "you"))).isEqualTo("HEY you!");
            Files.writeString(kamelet, KAMELET.formatted("HO"));
            await().untilAsserted(() ->
                    assertThat(call(server, "second", Map.of("word", "you"))).isEqualTo("HO you!"));
            Files.writeString(kamelet, KAMELET.formatted("HO").replace("template:", "tmplate:"));
            await().untilAsserted(
                            () -> assertThat(server.registry().loadErrors()).isNotEmpty());
            assertThat(call(server, "second", Map.of("word", "you"))).isEqualTo("HO you!");
        }
    }

    @Test
    void a_resource_of_camel_k_is_named_with_the_way_out() throws Exception {
        write("tools/integration.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Integration
                metadata: {name: mine}
                spec:
                  flows:
                    - from: {uri: "timer:x", steps: [{log: x}]}
                """);
        write("tools/pipe.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                spec: {source: {uri: "timer:x"}, sink: {uri: "log:x"}}
                """);
        assertThat(check())
                .hasSize(2)
                .anyMatch(
                        line -> line.startsWith("tools/integration.yaml:2: kind: Integration is a resource of Camel K")
                                && line.contains("spec: flows:"))
                .anyMatch(line -> line.startsWith("tools/pipe.yaml:2: kind: Pipe is a resource of Camel K"));
    }

    @Test
    void a_file_that_is_not_loaded_is_reported() throws Exception {
        write("tools/README.md", "Our tools.");
        write("tools/.hidden.yaml", "x");
        write("tools/words.txt", "mentioned below");
        write(
                "tools/a.camel.yaml",
                SHOUTING.formatted("a")
                        .replace("kamelet:shout-action", "log:words.txt")
                        .replace("{mark: \"!\"}", "{level: INFO}"));
        write("tools/a.camel.yaml~", "x");
        write("tools/b.groovy", "x");
        write("hello.camel.yml", "x");
        Files.createDirectories(home.resolve("routes/mytools"));
        write("mytools/c.camel.yaml", "x");
        assertThat(check())
                .extracting(line -> line.replaceFirst(":1: not a file that is loaded; .*", ""))
                .containsExactly("hello.camel.yml", "mytools/c.camel.yaml", "tools/a.camel.yaml~", "tools/b.groovy");
    }
}
