package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.editor.CompiledSchema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code luna init}: what it leaves alone. What it writes is tested by JarAloneTest. */
class InitCommandTest {

    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();

    private int init(Path project) {
        PrintWriter writer = new PrintWriter(said, true);
        String[] arguments = {"init", project.toString()};
        return LunaCommand.commandLine(arguments).setOut(writer).setErr(writer).execute(arguments);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_project_has_these_files() throws Exception {
        assertThat(init(directory)).as(said.toString()).isZero();
        assertThat(files())
                .containsExactly(
                        ".env",
                        ".gitignore",
                        ".vscode/settings.json",
                        "README.md",
                        "application.properties",
                        "luna",
                        "routes/tools/mine/hello.camel.yaml",
                        "test",
                        "tool-schema.json");
        assertThat(said.toString()).contains("copy luna-mcp-server.jar here");
    }

    @Test
    void the_editor_finds_the_schema_for_the_tool() throws Exception {
        assertThat(init(directory)).as(said.toString()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode schemas = mapper.readTree(
                        directory.resolve(".vscode/settings.json").toFile())
                .path("yaml.schemas");
        Path schema = directory.resolve(schemas.fieldNames().next());
        Path tool = Path.of("routes/tools/mine/hello.camel.yaml");
        assertThat(schemas.elements().next()).anySatisfy(pattern -> assertThat(FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern.asText())
                        .matches(tool))
                .isTrue());
        assertThat(new CompiledSchema(mapper.readTree(schema.toFile()))
                        .problems(Files.readString(directory.resolve(tool))))
                .isEmpty();
    }

    @Test
    void a_file_that_exists_is_named_and_nothing_is_written() throws Exception {
        Files.writeString(directory.resolve("README.md"), "mine");
        Files.writeString(directory.resolve("test"), "mine");
        assertThat(init(directory)).isEqualTo(1);
        assertThat(said.toString())
                .contains(directory.resolve("test") + ", " + directory.resolve("README.md")
                        + " exist already; nothing was");
        assertThat(files()).containsExactly("README.md", "test");
        assertThat(init(directory.resolve("README.md"))).isEqualTo(1);
        assertThat(said.toString()).contains("README.md is a file; give the name of a directory");
    }

    @Test
    void a_token_that_is_kept_already_stays() throws Exception {
        Files.writeString(directory.resolve(".env"), "AUTH_TOKEN=the-one-in-use\nA=b\n");
        assertThat(init(directory)).as(said.toString()).isZero();
        assertThat(Files.readString(directory.resolve(".env"))).isEqualTo("AUTH_TOKEN=the-one-in-use\nA=b\n");
    }
}
