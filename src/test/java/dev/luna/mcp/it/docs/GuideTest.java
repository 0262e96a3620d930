package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the guide works: each route is called, each test is run. */
class GuideTest {

    private static final Path GUIDE = Path.of("docs", "writing-tools.md");
    private static final Path TESTING = Path.of("docs", "testing-tools.md");

    /** The imports of a test that the documentation shows without them. */
    private static final String IMPORTS = "import dev.luna.mcp.testkit.*;import org.junit.jupiter.api.Test;"
            + "import org.junit.jupiter.api.extension.RegisterExtension;\n";

    /** The calls and results of each example. */
    private static final Map<String, Consumer<Luna>> EXAMPLES = Map.ofEntries(
            Map.entry("moon_phase", luna -> luna.call("moon_phase")
                    .with("day", "2026-11-22")
                    .send()
                    .expectTextWith("On 2026-11-22 the moon is there")),
            Map.entry("greet", luna -> luna.call("greet").with("name", "Ada").expectText("Hello, Ada!")),
            Map.entry(
                    "invite",
                    luna -> luna.call("invite").with("name", "Ada").expectText("Hello, Ada! Dinner is at eight.")),
            Map.entry("whoami", luna -> luna.call("whoami").expectText("You are owner.")),
            Map.entry("repeat", luna -> luna.call("repeat")
                    .with("text", "ab")
                    .with("times", 3)
                    .expectText("ababab")),
            Map.entry(
                    "measure", luna -> luna.call("measure").with("text", "moon").expectJson("{\"characters\":4}")),
            Map.entry("dot", luna -> assertThat(luna.call("dot").send().bytes("image/gif"))
                    .startsWith('G', 'I', 'F')),
            Map.entry("weekday_only", luna -> {
                luna.call("weekday_only").with("day", "Monday").expectText("open");
                luna.call("weekday_only").with("day", "Sunday").expectError("Nothing is open on Sunday.");
            }),
            Map.entry("moonrise", GuideTest::moonrise),
            Map.entry("paint_house", luna -> luna.call("paint_house")
                    .answering(Map.of("colour", "red"))
                    .expectText("The house is red.")
                    .expectProgress(1)
                    .expectLog("Painting it red")),
            Map.entry("dig_crater", luna -> luna.call("dig_crater").expectText("A crater.")),
            Map.entry(
                    "review",
                    luna -> luna.prompt("review").with("file", "a.txt").send().expectTextWith("Read a.txt and")),
            Map.entry("greeting_for", luna -> luna.resource("greeting://Ada").expectText("Hello, Ada!")));

    @RegisterExtension
    static final Upstream MOON = new Upstream();

    @TempDir
    static Path tools;

    private static Luna luna;

    @BeforeAll
    static void start() throws Exception {
        int count = 0;
        for (Path page : List.of(Path.of("README.md"), GUIDE)) {
            for (String route : blocks(page, "yaml")) {
                Files.writeString(tools.resolve("example" + count++ + ".camel.yaml"), route);
            }
        }
        luna = Luna.withTools(tools)
                .upstream("luna.moon.url", MOON)
                .setting("luna.moon.token", "moon-secret")
                .start();
    }

    @AfterAll
    static void stop() {
        luna.close();
    }

    @Test
    void each_example_is_served_and_called() throws IOException {
        assertThat(luna.registry().loadErrors()).isEmpty();
        Pattern name = Pattern.compile("uri: ai-\\w+:(\\w+)");
        String pages = Files.readString(Path.of("README.md")) + Files.readString(GUIDE);
        assertThat(name.matcher(pages).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
    }

    @Test
    void nothing_is_wrong_with_an_example() throws Exception {
        Map<String, String> settings = Map.of("luna.moon.url", "https://moon.example.com", "luna.moon.token", "t");
        Settings loaded = Settings.load(tools, Map.of(), settings);
        assertThat(LunaServer.check(loaded, new Installation(Path.of("")), List.of(tools)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> an_example_works() {
        return EXAMPLES.entrySet().stream()
                .map(example ->
                        dynamicTest(example.getKey(), () -> example.getValue().accept(luna)));
    }

    @TestFactory
    Stream<DynamicTest> a_test_passes(@TempDir Path classes) throws IOException {
        return blocks(TESTING, "java").stream()
                .map(block -> block.contains("import ") ? block : IMPORTS + block)
                .map(source -> new JUnitSource(source.replace("routes/tools/mine", tools.toString())))
                .map(test -> dynamicTest(test.name(), () -> test.passes(classes)));
    }

    @Test
    void a_file_whose_secret_has_no_value_is_not_served() throws Exception {
        try (Luna poor = Luna.withTools(tools)
                .setting("luna.moon.url", "https://moon.example.com")
                .start()) {
            assertThat(poor.registry().loadErrors()).singleElement().asString().contains("luna.moon.token");
            poor.call("greet").with("name", "Ada").expectText("Hello, Ada!");
        }
    }

    private static void moonrise(Luna luna) {
        MOON.on("POST", "/rise").answer("{\"rises\":\"17:03\"}");
        luna.call("moonrise").with("day", "2026-11-22").send().expectJson("/rises", "17:03");
        MOON.onlyRequest().expectJson("{\"day\":\"2026-11-22\"}");
        assertThat(MOON.onlyRequest().header("Authorization")).isEqualTo("Bearer moon-secret");
        assertThat(MOON.onlyRequest().header("day")).isNull();
        MOON.on("POST", "/rise").answer(503, "\"clouds\"");
        luna.call("moonrise").with("day", "2026-11-23").expectError("503", "clouds");
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(4 + language.length(), block.length() - 3))
                .toList();
    }
}
