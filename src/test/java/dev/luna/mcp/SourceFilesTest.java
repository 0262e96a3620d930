package dev.luna.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes of source files, and what no route of this repository may do. */
class SourceFilesTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_ROUTE_FILE = 60;

    @Test
    void java_files_are_short() throws IOException {
        assertThat(longerThan(LONGEST_FILE, ".java", Path.of("src"))).isEmpty();
    }

    @Test
    void route_files_hold_one_tool_and_are_short() throws IOException {
        assertThat(longerThan(LONGEST_ROUTE_FILE, ".yaml", Path.of("routes", "tools")))
                .isEmpty();
    }

    @Test
    void routes_build_no_endpoint_from_text() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("toD:", "CamelHttpUri", "wireTap:");
            }
        }
    }

    private static List<Path> longerThan(int lines, String suffix, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> lines(file) > lines)
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
