package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Style of the tool files that come with the server, since authors copy them. */
class BuiltInToolFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes", "tools"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_and_its_tool_are_described_in_the_imperative(Path file) throws IOException {
        for (JsonNode each : new YAMLMapper().readTree(Files.readString(file))) {
            JsonNode route = each.path("route");
            assertThat(route.path("description").asText())
                    .as("description of the route")
                    .matches("[A-Z][a-z]*[^s] .*");
            assertThat(route.at("/from/parameters/description").asText())
                    .as("description of the tool")
                    .matches("(?s)[A-Z][a-z]*[^s] .*");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void expressions_have_the_short_form(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern("expression: *\\{ *(simple|constant|header):");
    }
}
