package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/csv} on real files. */
class CsvExampleTest {

    private static final Path PARENT =
            Path.of("target", "gallery", "csv-tables").toAbsolutePath();
    private static final Path TABLES = PARENT.resolve("tables");

    @RegisterExtension
    static final Luna LUNA = Example.named("csv")
            .server()
            .setting("luna.tables.directory", TABLES)
            .setting("luna.tables.names", "people,large,broken,formula,missing");

    @BeforeAll
    static void write() throws IOException {
        Files.createDirectories(TABLES);
        Files.copy(
                Path.of("examples/csv/tables/people.csv"),
                TABLES.resolve("people.csv"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(PARENT.resolve("secret.csv"), "secret\n1\n");
        Files.writeString(TABLES.resolve("large.csv"), "a\n" + "x\n".repeat(600_000));
        Files.writeString(TABLES.resolve("broken.csv"), "a,b\n\"never closed\n");
        Files.writeString(TABLES.resolve("formula.csv"), "name,${header.table}\n=1+1,{{luna.auth-token}}\n");
    }

    @Test
    void a_table_is_read_again_and_again() {
        for (int i = 0; i < 2; i++) {
            LUNA.call("read_table").with("table", "people").expectJson("""
                            {"rows": [{"name": "Ada Lovelace", "born": "1815", "town": "London"},
                                      {"name": "Hopper, Grace", "born": "1906", "town": "New York"}]}
                            """);
        }
        assertThat(TABLES.resolve("people.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "..%2fsecret",
                "people.csv&noop=false",
                "people&delete=true",
                "a?b",
                "{{luna.auth-token}}",
                "secret",
                "/etc/passwd",
                ".",
                "people\n"
            })
    void names_that_lead_elsewhere_are_rejected(String table) {
        LUNA.call("read_table").with("table", table).expectError("table");
        assertThat(TABLES.resolve("people.csv")).exists();
    }

    @Test
    void what_cannot_be_read_has_a_reason() {
        LUNA.call("read_table").with("table", "missing").expectError("There is no file missing.csv");
        LUNA.call("read_table").with("table", "large").expectError("no file large.csv of up to 1 MB");
        LUNA.call("read_table").with("table", "broken").expectError("failed");
        LUNA.call("read_table")
                .with("table", "people")
                .with("CamelFileName", "../secret.csv")
                .expectError("CamelFileName");
    }

    @Test
    void contents_are_values() {
        LUNA.call("read_table")
                .with("table", "formula")
                .expectJson("{\"rows\": [{\"name\": \"=1+1\", \"${header.table}\": \"{{luna.auth-token}}\"}]}");
    }
}
