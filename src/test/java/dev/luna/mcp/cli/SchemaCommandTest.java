package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code luna schema}: where the schema goes, and whose blocks it has. */
class SchemaCommandTest {

    private static final String BLOCK = """
            - route:
                from:
                  uri: block:shout
                  parameters:
                    description: Shouts.
                    parameter.mark: string
                    parameter.mark.description: What comes after each word
                steps: []
            """;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int schema(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "schema";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return LunaCommand.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static JsonNode definitions(String schema) throws Exception {
        return new ObjectMapper().readTree(schema).at("/items/definitions");
    }

    @Test
    void it_is_printed() throws Exception {
        assertThat(schema()).isZero();
        assertThat(definitions(out.toString()).has("luna.options.block:http")).isTrue();
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void a_file_has_the_blocks_of_the_owner() throws Exception {
        Files.writeString(
                directory.resolve("shout.camel.yaml"),
                BLOCK.replace("    steps: []", "      steps: [{setBody: {simple: \"${body}!\"}}]"));
        Path file = directory.resolve("tool-schema.json");
        assertThat(schema("--tools=" + directory, "--out=" + file)).isZero();
        assertThat(out.toString()).startsWith("Wrote " + file);
        assertThat(definitions(Files.readString(file))
                        .at("/luna.options.block:shout/properties/mark/description")
                        .asText())
                .isEqualTo("What comes after each word");
    }

    @Test
    void a_block_that_does_not_load_is_mentioned() throws Exception {
        Files.writeString(directory.resolve("shout.camel.yaml"), BLOCK);
        assertThat(schema("--tools=" + directory)).isZero();
        assertThat(errors.toString()).contains("1 of the files do not load", "luna check");
    }

    @Test
    void a_file_that_cannot_be_written_is_named() {
        assertThat(schema("--out=" + directory.resolve("none/tool-schema.json")))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("cannot write " + directory.resolve("none/tool-schema.json"));
    }
}
