package dev.luna.mcp.tool.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.check.YamlValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInFilesTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_file_of_the_build_is_named(boolean frontDoor) throws Exception {
        Path built = Path.of(
                FrontDoorFiles.class.getResource("/dev/luna/mcp/routes/").toURI());
        try (Stream<Path> files = Files.walk(built)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> built.relativize(file).toString())
                    .filter(name -> frontDoor != name.matches("(blocks|connect|search|tools)/.*"))
                    .sorted()
                    .toList();
            assertThat(frontDoor ? FrontDoorFiles.NAMES : BuiltInFiles.NAMES).isEqualTo(names);
        }
    }

    /** So that a file that replaces one is found without reading the one in the jar. */
    @Test
    void every_file_is_named_after_the_endpoint_of_its_route() throws Exception {
        for (String name : BuiltInFiles.NAMES) {
            assertThat(YamlValidator.fromUris(Files.readString(Path.of("routes", name))))
                    .as(name)
                    .containsExactly(BuiltInFiles.endpoint(name));
        }
    }
}
