package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.openapi.ApiImport;
import dev.luna.mcp.openapi.Imports;
import dev.luna.mcp.openapi.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions of APIs that would take all memory of who imports them, or make a tool that no model can use. */
class ApiDocumentSizesTest {

    @TempDir
    Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void a_large_document_is_not_read() throws IOException {
        Path file = directory.resolve("api.json");
        try (var out = Files.newOutputStream(file)) {
            byte[] blank = " ".repeat(1_000_000).getBytes();
            for (int i = 0; i < 50; i++) {
                out.write(blank);
            }
        }
        assertThatThrownBy(() -> Imports.of(file, Optional.empty()))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("larger than 32 MB");
    }

    @Test
    void a_hundred_thousand_schemas_make_no_large_tool() throws IOException {
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            schemas.append(",\"S")
                    .append(i)
                    .append("\":{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#/components/schemas/S")
                    .append((i + 1) % 100_000)
                    .append("\"}}}");
        }
        Path file = file("api.json", """
                {"openapi": "3.1.0", "info": {"title": "Evil"}, "servers": [{"url": "https://example.org"}], "paths": {"/x": {"post": {"requestBody":
                {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}, "responses": {"200": {"description": ""}}}}},
                "components": {"schemas": {SCHEMAS}}}
                """.replace("SCHEMAS", schemas.substring(1)));
        ApiImport api = Imports.of(file, Optional.empty());
        assertThat(api.remarks()).singleElement().satisfies(remark -> assertThat(remark.line())
                .contains("its schema refers to more than"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aliases   | values with all its aliases
            itself    | nested more than
            depth     | nested more than
            json      | nesting depth
            keys      | duplicate key
            tag       | is not YAML as it must be
            """)
    void a_bomb_is_not_unpacked(String kind, String sentence) throws IOException {
        StringBuilder text = new StringBuilder();
        switch (kind) {
            case "aliases" -> {
                text.append("a0: &a0 [x, x]\n");
                for (int i = 1; i < 48; i++) {
                    text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
                }
            }
            case "itself" -> text.append("a: &a [*a]\n");
            case "depth" -> text.append("a: ").append("[".repeat(100_000)).append("]".repeat(100_000));
            case "json" ->
                text.append("{\"a\": ")
                        .append("[".repeat(100_000))
                        .append("]".repeat(100_000))
                        .append("}");
            case "keys" -> text.append("a: 1\na: 2\n");
            default -> text.append("a: !!javax.script.ScriptEngineManager [x]\n");
        }
        Path file = file("api.yaml", text.toString());
        assertThatThrownBy(() -> Imports.of(file, Optional.empty()))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(sentence);
    }
}
