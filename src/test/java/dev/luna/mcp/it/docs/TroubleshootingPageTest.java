package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts that docs/troubleshooting.md quotes are texts of the server. */
class TroubleshootingPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\| .* \\| .* \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static String sources;

    @BeforeAll
    static void read_sources() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String root : List.of("src/main/java", "src/main/resources", "routes", "scripts")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.append(Files.readString(file)).append('\n');
                }
            }
        }
        sources = texts.toString()
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    static List<String> quotes() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/troubleshooting.md")))
                .results()
                .flatMap(row -> QUOTED.matcher(row.group(1)).results().map(quote -> quote.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void a_quoted_text_is_one_of_the_server(String quote) {
        List<String> parts = Arrays.stream(quote.split("\\.\\."))
                .map(String::strip)
                .filter(part -> part.length() > 3)
                .toList();
        assertThat(parts).isNotEmpty();
        assertThat(parts)
                .filteredOn(part -> !sources.contains(part))
                .as("parts that no source or route has")
                .isEmpty();
    }
}
