package dev.luna.mcp.tool.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrontDoorFilesTest {

    @Test
    void every_file_of_the_build_is_named() throws Exception {
        Path built = Path.of(
                FrontDoorFiles.class.getResource("/dev/luna/mcp/routes/").toURI());
        try (Stream<Path> files = Files.walk(built)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> built.relativize(file).toString())
                    .sorted()
                    .toList();
            assertThat(FrontDoorFiles.NAMES).isEqualTo(names);
        }
    }
}
