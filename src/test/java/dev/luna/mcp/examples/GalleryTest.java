package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are in the index, tell how they are tried, are short, declare their settings, and pass {@code luna check}. */
class GalleryTest {

    private static final Pattern SETTING = Pattern.compile("\\{\\{(luna\\.[\\w.-]+)}}");

    static List<Example> examples() throws IOException {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void has_a_readme_that_the_index_names(Example example) throws IOException {
        assertThat(Files.readString(Path.of("examples/README.md")))
                .contains("[" + example + "](" + example + "/README.md)");
        List<String> readme = Files.readAllLines(example.folder().resolve("README.md"));
        assertThat(readme).hasSizeLessThan(35);
        assertThat(readme).anyMatch(line -> line.contains("--tools examples/" + example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void has_short_files_and_declares_their_settings(Example example) throws IOException {
        for (Path file : routes(example)) {
            String route = Files.readString(file);
            assertThat(route.lines().count()).as(file.toString()).isLessThanOrEqualTo(60);
            assertThat(example.settings().keySet())
                    .as(file.toString())
                    .containsAll(SETTING.matcher(route)
                            .results()
                            .map((MatchResult setting) -> setting.group(1))
                            .filter(setting -> !setting.equals("luna.url"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void has_no_mistakes_and_dangers(Example example) throws Exception {
        Map<String, String> settings = new HashMap<>(example.settings());
        // They belong in .env, where no example can have them.
        settings.put("luna.credentials.shop.client-id", "x");
        settings.put("luna.credentials.shop.client-secret", "x");
        settings.replaceAll((name, value) -> value.isEmpty() ? "x" : value);
        example.library().ifPresent(lib -> settings.put("luna.lib", lib.toString()));

        assertThat(LunaServer.check(
                        Settings.load(Path.of("target", "no-settings-here"), Map.of(), settings),
                        new Installation(Path.of("")),
                        List.of(example.folder())))
                .filteredOn(finding -> finding.toString().startsWith("examples"))
                .isEmpty();
    }

    private static List<Path> routes(Example example) throws IOException {
        try (Stream<Path> files = Files.list(example.folder())) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }
}
