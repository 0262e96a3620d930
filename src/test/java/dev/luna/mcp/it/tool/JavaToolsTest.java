package dev.luna.mcp.it.tool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool may be written in Java: it is compiled, served and replaced as one in YAML is. */
class JavaToolsTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(import org.apache.*?)```", Pattern.DOTALL);

    private static final String MOON = """
            import org.apache.camel.builder.RouteBuilder;

            public class Moon extends RouteBuilder {
                @Override
                public void configure() {
                    from("ai-tool:moon?tags=sky&parameter.day=string&parameter.day.required=true")
                            .routeId("moon")
                            .setBody(exchange -> "full on " + exchange.getMessage().getHeader("day"));
                }
            }
            """;

    @TempDir
    Path tools;

    @Test
    void a_route_builder_is_served_replaced_and_removed() throws Exception {
        Path file = tools.resolve("Moon.java");
        Files.writeString(file, MOON);
        try (Luna server = Luna.withTools(tools).setting("luna.live", "true").start()) {
            assertThat(answer(server)).isEqualTo("full on Monday");
            assertThat(server.error(400, "moon", Map.of()).path("message").asText())
                    .contains("'day'");

            Files.writeString(file, MOON.replace("full on", "new on"));
            await().atMost(20, SECONDS).until(() -> answer(server).equals("new on Monday"));

            Files.writeString(file, MOON.replace(".routeId", ".rootId"));
            await().atMost(20, SECONDS).until(() -> health(server).contains("degraded"));
            assertThat(health(server))
                    .contains("Moon.java:7: cannot find symbol symbol: method rootId(java.lang.String)");
            assertThat(answer(server)).isEqualTo("new on Monday");

            Files.delete(file);
            await().atMost(20, SECONDS)
                    .until(() -> server.direct("moon", Map.of("day", "Monday")).statusCode() == 404);
            assertThat(health(server)).doesNotContain("degraded");
        }
    }

    /** Its name comes after that of the route that uses it. */
    @Test
    void a_helper_class_is_a_bean_of_the_routes_beside_it() throws Exception {
        Path helper = tools.resolve("Tides.java");
        String source = """
                import org.apache.camel.BindToRegistry;

                @BindToRegistry("tides")
                public class Tides {
                    public String at(String day) {
                        return "high on " + day;
                    }
                }
                """;
        Files.writeString(helper, source);
        Files.writeString(tools.resolve("Moon.yaml"), """
                - route:
                    from:
                      uri: ai-tool:moon
                      parameters: {tags: sky, description: Tells of tides., parameter.day: string}
                      steps: [{setBody: {method: {ref: tides, method: "at(${header.day})"}}}]
                """);
        assertThat(LunaServer.check(
                        Settings.load(tools, Map.of(), Map.of()), new Installation(Path.of("")), List.of(tools)))
                .isEmpty();
        try (Luna server = Luna.withTools(tools).setting("luna.live", "true").start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(answer(server)).isEqualTo("high on Monday");
            Files.writeString(helper, source.replace("high", "low"));
            await().atMost(20, SECONDS).until(() -> answer(server).equals("low on Monday"));
            Files.writeString(helper, source.replace("@BindToRegistry(\"tides\")", ""));
            await().atMost(20, SECONDS).until(() -> health(server).contains("degraded"));
            assertThat(health(server)).contains("Tides.java:1: the file has no route; to provide a bean to routes");
        }
    }

    @Test
    void the_example_of_the_guide_works() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs", "tool-reference.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(tools.resolve("Moon.java"), example.group(1));
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(answer(server)).isEqualTo("full on Monday");
        }
    }

    /** The second call would be refused as busy if the first had kept the one place there is. */
    @Test
    void a_result_that_holds_itself_fails_and_costs_no_place() throws Exception {
        Files.writeString(tools.resolve("Moon.java"), """
                import java.util.HashMap;
                import java.util.List;
                import java.util.Map;
                import org.apache.camel.builder.RouteBuilder;

                public class Moon extends RouteBuilder {
                    @Override
                    public void configure() {
                        Map<String, Object> moon = new HashMap<>();
                        moon.put("moon", moon);
                        from("ai-tool:moon?tags=sky&timeout=20s").setBody(exchange -> moon);
                    }
                }
                """);
        try (Luna server =
                Luna.withTools(tools).setting("luna.tools.max-calls", "1").start()) {
            for (int call = 0; call < 2; call++) {
                server.call("moon").expectError("nested too deeply or refers to itself");
            }
        }
    }

    private static String answer(Luna server) {
        return server.result("moon", Map.of("day", "Monday")).asText();
    }

    private static String health(Luna server) throws Exception {
        return server.health().toString();
    }
}
