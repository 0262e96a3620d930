package dev.luna.mcp.it.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beans in YAML live as long as their file. */
class FileBeansTest {

    private static final String TOOL = """
            - route:
                from:
                  uri: ai-tool:ask
                  parameters:
                    tags: demo
                    description: Asks the pool.
                    readOnlyHint: true
                  steps:
                    - bean: {ref: pool, method: name}
            """;

    @TempDir
    Path tools;

    private Luna luna;

    @BeforeEach
    void serve() throws Exception {
        Pool.EVENTS.clear();
        Files.writeString(tools.resolve("ask.camel.yaml"), TOOL);
        pool("first");
        luna = Luna.withTools(tools)
                .settings(Map.of("luna.live", "true", "shop.password", "a-very-secret-word"))
                .start();
    }

    @AfterEach
    void stop() {
        luna.close();
    }

    private void pool(String name) throws Exception {
        Files.writeString(tools.resolve("pool.camel.yaml"), beans(name));
    }

    private static String beans(String name) {
        return """
                - beans:
                    - name: pool
                      type: dev.luna.mcp.it.component.Pool
                      properties:
                        name: %s
                        password: "{{shop.password}}"
                """.formatted(name);
    }

    @Test
    void a_changed_bean_is_used_by_all_files_and_the_old_one_is_closed() throws Exception {
        luna.call("ask").expectText("first");
        pool("second");
        await().untilAsserted(() -> luna.call("ask").expectText("second"));
        await().untilAsserted(
                        () -> assertThat(Pool.EVENTS).containsExactly("opened first", "opened second", "closed first"));
    }

    @Test
    void a_change_that_does_not_load_leaves_the_bean_open() throws Exception {
        Files.writeString(tools.resolve("pool.camel.yaml"), beans("second") + "- rout: {}\n");
        await().untilAsserted(() ->
                assertThat(luna.health().path("degraded").toString()).contains("pool.camel.yaml"));
        luna.call("ask").expectText("first");
        assertThat(Pool.EVENTS).doesNotContain("closed first");
    }

    @Test
    void a_deleted_bean_is_closed_when_nothing_uses_it_any_more() throws Exception {
        Files.delete(tools.resolve("pool.camel.yaml"));
        await().untilAsserted(() ->
                assertThat(luna.health().path("degraded").toString()).contains("ask.camel.yaml"));
        luna.call("ask").expectText("first");
        assertThat(Pool.EVENTS).doesNotContain("closed first");
        Files.delete(tools.resolve("ask.camel.yaml"));
        await().untilAsserted(() -> assertThat(Pool.EVENTS).contains("closed first"));
        assertThat(luna.server().context().getRegistry().lookupByName("pool")).isNull();
    }

    @Test
    void the_stop_of_the_server_closes_it() {
        luna.close();
        assertThat(Pool.EVENTS).containsExactly("opened first", "closed first");
    }

    @Test
    void two_files_cannot_define_one_bean() throws Exception {
        Files.writeString(tools.resolve("pool2.camel.yaml"), beans("spare"));
        await().untilAsserted(() -> assertThat(luna.health().path("degraded").toString())
                .contains("pool2.camel.yaml:2: the bean 'pool' is defined by a second file"));
        luna.call("ask").expectText("first");
        assertThat(Pool.EVENTS).contains("closed spare");
    }

    @Test
    void its_password_from_the_settings_is_masked_everywhere() throws Exception {
        Files.writeString(tools.resolve("ask.camel.yaml"), TOOL.replace("method: name", "method: password"));
        await().untilAsserted(() -> luna.call("ask").expectText("***"));
    }
}
