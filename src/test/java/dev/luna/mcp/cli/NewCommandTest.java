package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.examples.Example;
import dev.luna.mcp.it.docs.JUnitSource;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Diagnostic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code luna new}: the files it creates work as they are, and can be edited while a server runs. */
class NewCommandTest {

    @TempDir
    Path directory;

    private int luna(StringWriter said, String... arguments) {
        PrintWriter writer = new PrintWriter(said, true);
        return LunaCommand.commandLine(arguments).setOut(writer).setErr(writer).execute(arguments);
    }

    private Path tools() {
        return directory.resolve("tools");
    }

    private String create(int code, String... more) {
        StringWriter said = new StringWriter();
        String[] arguments = new String[more.length + 3];
        arguments[0] = "new";
        arguments[1] = "--tools=" + tools();
        arguments[2] = "--tests=" + directory.resolve("tests");
        System.arraycopy(more, 0, arguments, 3, more.length);
        assertThat(luna(said, arguments)).as(said.toString()).isEqualTo(code);
        return said.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolKind.class,
            names = {"sql", "kafka", "prompt", "resource", "openapi"},
            mode = EnumSource.Mode.EXCLUDE)
    void each_kind_of_tool_can_be_called_as_its_example_says(ToolKind kind) throws Exception {
        String said = create(0, "moon_phase", "--kind=" + kind, "--family=sky");
        try (Luna server = Luna.withTools(tools()).start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(server.registry().tools()).singleElement().satisfies(tool -> {
                assertThat(tool.name()).isEqualTo("moon_phase");
                assertThat(tool.title()).isEqualTo("Moon phase");
                assertThat(tool.family()).isEqualTo("sky");
                assertThat(said).contains("Try it: ./luna call moon_phase --tools " + tools() + " " + kind.example());
                assertThat(tool.arguments().allows(arguments(kind.example()))).isTrue();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolKind.class,
            names = {"sql", "kafka", "openapi"},
            mode = EnumSource.Mode.EXCLUDE)
    void each_kind_passes_its_own_test_and_luna_check(ToolKind kind) throws Exception {
        create(0, "moon_phase", "--kind=" + kind, "--family=sky");
        assertThat(check(Map.of())).isEmpty();
        Path test = directory.resolve("tests/sky/MoonPhaseTest.java");
        new JUnitSource(Files.readString(test)).passes(Files.createDirectories(directory.resolve("classes")));
    }

    @ParameterizedTest
    @CsvSource({"sql, postgresql", "kafka, kafka"})
    void a_kind_with_components_names_the_command_that_adds_them(ToolKind kind, String example) throws Exception {
        String said = create(0, "moon_phase", "--kind=" + kind, "--family=sky");
        assertThat(said)
                .contains("./luna add " + kind.components(), "Try it: ./luna call moon_phase")
                .doesNotContain("MoonPhaseTest");
        assertThat(check(Map.of())).anySatisfy(finding -> assertThat(finding.reason())
                .contains("install it with: ./luna add " + kind.components().split(" ")[0]));
        Path library = Example.named(example).library().orElseThrow();
        assertThat(check(Map.of("luna.lib", library.toString())))
                .filteredOn(finding -> finding.source().contains("moon_phase"))
                .isEmpty();
    }

    @Test
    void an_api_description_is_left_to_the_command_that_imports_it() {
        assertThat(create(0, "moon_phase", "--kind=openapi", "--family=sky"))
                .contains("Nothing was written", "./luna import openapi FILE|URL --out " + tools().resolve("sky"));
        assertThat(directory).isEmptyDirectory();
    }

    private List<Diagnostic> check(Map<String, String> settings) throws Exception {
        return LunaServer.check(
                Settings.load(directory, Map.of(), settings), new Installation(Path.of("")), List.of(tools()));
    }

    private static ObjectNode arguments(String example) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        Pattern.compile("--arg (\\w+)=('[^']*'|\\S+)")
                .matcher(example)
                .results()
                .forEach(argument -> arguments.put(argument.group(1), argument.group(2)));
        return arguments;
    }

    @Test
    void the_suggested_call_works() {
        String said = create(0, "moon_phase");
        String call = said.lines()
                .filter(line -> line.startsWith("Try it: ./luna "))
                .findFirst()
                .orElseThrow();
        StringWriter result = new StringWriter();
        assertThat(luna(result, call.replace("Try it: ./luna ", "").split(" "))).isZero();
        assertThat(result.toString()).isEqualToIgnoringNewLines("Hello, Ada.");
    }

    @Test
    void a_new_tool_is_edited_and_called_without_a_restart() throws Exception {
        Files.createDirectories(tools());
        try (Luna server = Luna.withTools(tools()).setting("luna.live", "true").start()) {
            create(0, "moon_phase");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            server.direct("moon_phase", Map.of("who", "Ada")).body())
                    .contains("Hello, Ada."));
            Path route = tools().resolve("mine/moon_phase.camel.yaml");
            Files.writeString(route, Files.readString(route).replace("Hello, ", "The moon greets "));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(server.call("moon_phase")
                            .with("who", "Ada")
                            .send()
                            .result()
                            .toString())
                    .contains("The moon greets Ada."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Moon          | invalid tool name
            ../moon       | invalid tool name
            moon.phase    | invalid tool name
            ping          | invalid tool name
            moon --family=class | invalid name
            moon --family=a/b   | invalid name
            moon --kind=magic   | expected one of [forwarder, command, http, script, sql, kafka, java, prompt, resource, openapi]
            """)
    void an_invalid_name_is_rejected(String line, String problem) {
        assertThat(create(2, line.split(" "))).contains(problem);
        assertThat(tools()).doesNotExist();
    }

    @Test
    void nothing_is_overwritten() throws Exception {
        create(0, "moon");
        Path route = tools().resolve("mine/moon.camel.yaml");
        Files.writeString(route, "mine");
        assertThat(create(1, "moon")).contains("moon.camel.yaml already exists");
        assertThat(route).hasContent("mine");
        Files.delete(route);
        Path test = directory.resolve("tests/mine/MoonTest.java");
        Files.writeString(test, "mine");
        assertThat(create(1, "moon")).contains("MoonTest.java already exists");
        assertThat(route).doesNotExist();
        assertThat(test).hasContent("mine");
    }

    @Test
    void a_tool_of_the_same_name_in_another_file_is_reported() {
        create(0, "moon", "--family=sky");
        assertThat(create(1, "moon", "--family=sea")).contains("ai-tool:moon already exists in", "sky/moon.camel.yaml");
        assertThat(create(1, "moon", "--kind=java")).contains("ai-tool:moon already exists in");
        create(0, "moon", "--kind=prompt", "--family=sea");
    }
}
