package dev.luna.mcp.it.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes below the tools directory are served within two seconds; a file that does not load changes nothing. */
class LiveEditingTest {

    @TempDir
    Path tools;

    private Luna server;

    @BeforeEach
    void start() throws Exception {
        write("moon.camel.yaml", tool("moon", "full"));
        server = Luna.withTools(tools).setting("luna.live", "true").start();
        assertThat(answer("moon")).isEqualTo("full");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_new_file_in_a_new_folder_is_served() throws Exception {
        write("new/deep/sun.camel.yaml", tool("sun", "bright"));
        within2Seconds(() -> assertThat(tools()).containsExactly("moon", "sun"));
        assertThat(answer("sun")).isEqualTo("bright");
        write("new/deep/sun.camel.yaml", tool("sun", "dim"));
        within2Seconds(() -> assertThat(answer("sun")).isEqualTo("dim"));
    }

    @Test
    void a_changed_file_replaces_its_tool() throws Exception {
        write("moon.camel.yaml", tool("moon", "new"));
        within2Seconds(() -> assertThat(answer("moon")).isEqualTo("new"));
    }

    @Test
    void a_renamed_tool_goes_by_its_new_name_only() throws Exception {
        write("moon.camel.yaml", tool("luna", "full"));
        soon(() -> assertThat(tools()).containsExactly("luna"));
        assertThat(server.error(404, "moon", null).path("message").asText()).isEqualTo("tool_not_found");
    }

    @Test
    void a_moved_file_stays_and_a_deleted_one_goes() throws Exception {
        Files.createDirectories(tools.resolve("sky"));
        Files.move(tools.resolve("moon.camel.yaml"), tools.resolve("sky/moon.camel.yaml"));
        write("sun.camel.yaml", tool("sun", "bright"));
        soon(() -> assertThat(tools()).containsExactly("moon", "sun"));
        Files.delete(tools.resolve("sky/moon.camel.yaml"));
        soon(() -> assertThat(tools()).containsExactly("sun"));
    }

    @Test
    void two_files_may_exchange_their_tools() throws Exception {
        write("sun.camel.yaml", tool("sun", "bright"));
        soon(() -> assertThat(tools()).hasSize(2));
        write("moon.camel.yaml", tool("sun", "in moon"));
        write("sun.camel.yaml", tool("moon", "in sun"));
        soon(() -> assertThat(answer("sun")).isEqualTo("in moon"));
        soon(() -> assertThat(answer("moon")).isEqualTo("in sun"));
    }

    @Test
    void what_does_not_load_leaves_the_last_good_version_and_is_reported() throws Exception {
        List<String> broken = List.of(
                "- route: [",
                "",
                tool("moon", "x").replace("setBody", "setBodi"),
                tool("moon", "x").replace("tags: test", "tags: test\n        colour: blue"),
                tool("moon", "x").replace("setBody: {constant: x}", "to: {uri: 'direct:x', parameters: {blok: 1}}"),
                tool("moon", "x").replace("setBody: {constant: x}", "to: htpp:example.org"),
                tool("moon", "x").replace("setBody: {constant: x}", "bean: {ref: nobody}"));
        for (String text : broken) {
            write("moon.camel.yaml", text);
            soon(() -> assertThat(health().at("/degraded/0").asText()).startsWith("moon.camel.yaml:"));
            assertThat(health().path("ok").asBoolean()).isTrue();
            assertThat(answer("moon")).isEqualTo("full");
            assertThat(tools()).containsExactly("moon");
            write("moon.camel.yaml", tool("moon", "full"));
            soon(() -> assertThat(health().has("degraded")).isFalse());
        }
    }

    @Test
    void a_name_that_becomes_free_goes_to_the_file_that_waits_for_it() throws Exception {
        write("other.camel.yaml", tool("moon", "other"));
        soon(() -> assertThat(health().at("/degraded/0").asText()).contains("other.camel.yaml"));
        assertThat(answer("moon")).isEqualTo("full");
        Files.delete(tools.resolve("moon.camel.yaml"));
        soon(() -> assertThat(answer("moon")).isEqualTo("other"));
        assertThat(health().has("degraded")).isFalse();
    }

    @Test
    void a_last_good_version_keeps_its_name_against_a_newcomer() throws Exception {
        write("a.camel.yaml", tool("star", "small"));
        soon(() -> assertThat(tools()).contains("star"));
        write("a.camel.yaml", tool("moon", "stolen"));
        write("moon.camel.yaml", "- route: [");
        soon(() -> assertThat(health().path("degraded")).hasSize(2));
        assertThat(answer("moon")).isEqualTo("full");
        assertThat(answer("star")).isEqualTo("small");
    }

    @Test
    void a_helper_route_is_replaced_for_the_tools_of_other_files() throws Exception {
        write("helped.camel.yaml", tool("helped", "x").replace("setBody: {constant: x}", "to: direct:helper"));
        write("helper.camel.yaml", helper("one"));
        soon(() -> assertThat(answer("helped")).isEqualTo("one"));
        write("helper.camel.yaml", helper("two"));
        soon(() -> assertThat(answer("helped")).isEqualTo("two"));
        write("helper.camel.yaml", helper("three").replace("constant", "constamt"));
        soon(() -> assertThat(health().path("degraded")).hasSize(1));
        assertThat(answer("helped")).isEqualTo("two");
    }

    @Test
    void a_second_helper_route_of_a_name_is_refused() throws Exception {
        write("helped.camel.yaml", tool("helped", "x").replace("setBody: {constant: x}", "to: direct:helper"));
        write("helper.camel.yaml", helper("one"));
        soon(() -> assertThat(answer("helped")).isEqualTo("one"));
        write("second.camel.yaml", helper("two"));
        soon(() -> assertThat(health().at("/degraded/0").asText())
                .isEqualTo("second.camel.yaml:4: another route already begins with direct:helper"));
        assertThat(answer("helped")).isEqualTo("one");
    }

    @Test
    void a_route_that_no_other_can_run_beside_is_replaced_too() throws Exception {
        write("hook.camel.yaml", helper("one").replace("direct:helper", "platform-http:/hook"));
        soon(() -> assertThat(hook()).isEqualTo("one"));
        write("hook.camel.yaml", helper("two").replace("direct:helper", "platform-http:/hook"));
        soon(() -> assertThat(hook()).isEqualTo("two"));
        write("hook.camel.yaml", helper("three").replace("direct:helper", "platform-htp:/hook"));
        soon(() -> assertThat(health().path("degraded")).hasSize(1));
        assertThat(hook()).isEqualTo("two");
    }

    @Test
    void endless_nesting_is_refused() throws Exception {
        write("deep.camel.yaml", "[".repeat(200_000));
        soon(() -> assertThat(health().at("/degraded/0").asText()).startsWith("deep.camel.yaml:1: "));
        write("deep.camel.yaml", tool("deep", "shallow"));
        soon(() -> assertThat(answer("deep")).isEqualTo("shallow"));
    }

    @Test
    void a_changed_route_configuration_is_applied_to_the_tools_that_use_it() throws Exception {
        write(
                "risky.camel.yaml",
                tool("risky", "x")
                        .replace("id: risky", "id: risky\n    routeConfigurationId: shared")
                        .replace(
                                "setBody: {constant: x}",
                                "throwException: {exceptionType: java.io.IOException, message: x}"));
        write("a/handling.camel.yaml", handling("one"));
        soon(() -> assertThat(answer("risky")).isEqualTo("one"));
        write("a/handling.camel.yaml", handling("two"));
        soon(() -> assertThat(answer("risky")).isEqualTo("two"));
    }

    @Test
    void a_changed_template_is_applied_to_the_tools_made_from_it() throws Exception {
        write("z.camel.yaml", template("one"));
        write("made.camel.yaml", """
                - templatedRoute:
                    routeId: made
                    routeTemplateRef: shared
                    parameters: [{name: tool, value: made}]
                """);
        soon(() -> assertThat(answer("made")).isEqualTo("one"));
        write("z.camel.yaml", template("two"));
        soon(() -> assertThat(answer("made")).isEqualTo("two"));
    }

    @Test
    void a_call_in_flight_finishes_on_the_version_it_began_with() throws Exception {
        write("slow.camel.yaml", slow("old"));
        soon(() -> assertThat(tools()).contains("slow"));
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> answer("slow"));
        await().atMost(20, SECONDS).until(() -> Files.exists(tools.resolve("begun")));
        write("slow.camel.yaml", tool("slow", "new") + tool("sign", "seen"));
        soon(() -> assertThat(tools()).contains("sign"));
        assertThat(answer("slow")).isEqualTo("new");
        assertThat(call).isNotDone();
        Files.createFile(tools.resolve("go"));
        assertThat(call.get(20, SECONDS)).isEqualTo("old");
    }

    private String slow(String answer) {
        return tool("slow", answer)
                .replace("steps:", """
                steps:
                        - setBody: {constant: begun}
                        - to: {uri: "file:TOOLS", parameters: {fileName: begun}}
                        - pollEnrich: {simple: "file:TOOLS?fileName=go&delay=50", timeout: 20000}
                """.replace("TOOLS", tools.toString()).stripTrailing());
    }

    private static String tool(String name, String answer) {
        return """
                - route:
                    id: %1$s
                    from:
                      uri: ai-tool:%1$s
                      parameters:
                        tags: test
                      steps:
                        - setBody: {constant: %2$s}
                """.formatted(name, answer);
    }

    private static String helper(String answer) {
        return """
                - route:
                    id: helper
                    from:
                      uri: direct:helper
                      steps:
                        - setBody: {constant: %s}
                """.formatted(answer);
    }

    private static String handling(String answer) {
        return """
                - routeConfiguration:
                    id: shared
                    onException:
                      - onException:
                          exception: [java.io.IOException]
                          handled: {constant: "true"}
                          steps:
                            - setBody: {constant: %s}
                """.formatted(answer);
    }

    private static String template(String answer) {
        return """
                - routeTemplate:
                    id: shared
                    parameters: [{name: tool}]
                    from:
                      uri: "ai-tool:{{tool}}"
                      parameters:
                        tags: test
                      steps:
                        - setBody: {constant: %s}
                """.formatted(answer);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(tools.resolve(file).getParent());
        Files.writeString(tools.resolve(file), text);
    }

    /** The promise; one change of each kind is enough to hold it to, what else is tested may come late on a busy machine. */
    private static void within2Seconds(ThrowingRunnable assertion) {
        await().atMost(2, SECONDS).untilAsserted(assertion);
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(20, SECONDS).untilAsserted(assertion);
    }

    private String hook() {
        return server.send(HttpRequest.newBuilder(server.uri("/hook"))).body();
    }

    private String answer(String tool) {
        return server.result(tool, null).asText();
    }

    private List<String> tools() {
        return server.result("tools/list", null).path("tools").findValuesAsText("name");
    }

    private JsonNode health() throws Exception {
        return server.health();
    }
}
