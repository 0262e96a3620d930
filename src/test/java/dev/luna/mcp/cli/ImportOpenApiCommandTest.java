package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code luna import openapi}: what it writes, what it never changes, and what it says. */
class ImportOpenApiCommandTest {

    @TempDir
    Path directory;

    private Path document;
    private String said;

    @BeforeEach
    void copy() throws IOException {
        document = directory.resolve("shop.yaml");
        // A name that has no address is left to the guard of the server that runs the tools.
        Files.writeString(
                document,
                Files.readString(Path.of("src/test/resources/openapi/shop.yaml"))
                        .replace("shop.example.org/v1", "shop.invalid/v1"));
    }

    private int run(String... more) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        String[] arguments = Stream.concat(
                        Stream.of("import", "openapi", document.toString(), "--out", tools().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        int code =
                LunaCommand.commandLine(arguments).setOut(writer).setErr(writer).execute(arguments);
        said = text.toString();
        return code;
    }

    private Path tools() {
        return directory.resolve("tools");
    }

    private List<String> files() throws IOException {
        if (!Files.exists(tools())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tools())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> tools().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void each_operation_is_a_file_and_the_settings_are_told() throws IOException {
        assertThat(run()).as(said).isZero();
        assertThat(files())
                .containsExactly(
                        "orders/create_order.camel.yaml",
                        "orders/delete_order.camel.yaml",
                        "orders/get_order.camel.yaml",
                        "orders/list_orders.camel.yaml",
                        "photos/put_photo.camel.yaml",
                        "sessions/login.camel.yaml");
        assertThat(said)
                .contains(
                        "REFUSED HEAD /orders/{id}",
                        "luna.credentials.shopshopkey.header=X-Shop-Key",
                        "luna.credentials.shopshoplogin.token-url=https://login.example.org/token",
                        "6 tools created, 0 skipped, 1 operation refused.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --include=tag:Orders             | 4
            --include=tag:Ord*               | 4
            --include=/orders/*              | 2
            --include=/orders/**             | 3
            --include=getOrder               | 1
            --include=getOrder,login         | 0
            --include=getOrder --include=login | 2
            --read-only                      | 2
            """)
    void some_operations_can_be_selected(String options, int count) throws IOException {
        run(options.split(" "));
        assertThat(files()).as(said).hasSize(count);
    }

    @Test
    void a_dry_run_prints_the_files() throws IOException {
        assertThat(run("--dry-run", "--include=getOrder")).as(said).isZero();
        assertThat(said)
                .contains(
                        "uri: ai-tool:get_order",
                        "url: https://eu.shop.invalid/v1/orders/{id}",
                        "1 tool would be created");
        assertThat(files()).isEmpty();
    }

    @Test
    void no_file_is_changed() throws IOException {
        assertThat(run("--include=getOrder")).isZero();
        Path file = tools().resolve("orders/get_order.camel.yaml");
        Path moved = tools().resolve("mine.camel.yaml");
        Files.move(file, moved);
        Files.writeString(moved, Files.readString(moved).replace("Get an order", "Edited"));
        assertThat(run("--include=getOrder", "--include=login")).isZero();
        assertThat(said)
                .contains(
                        "SKIPPED GET /orders/{id}: " + moved + " has been imported before",
                        "1 tool created, 1 skipped");
        assertThat(files()).containsExactly("mine.camel.yaml", "sessions/login.camel.yaml");
        assertThat(moved).content().contains("Edited");
    }

    @Test
    void drift_is_what_the_document_has_changed() throws IOException {
        run();
        Path file = tools().resolve("orders/get_order.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("Get an order", "Edited by hand"));
        String text = Files.readString(document);
        Files.writeString(document, text.replace("summary: Get an order", "summary: Get one order"));
        assertThat(run("--check")).as(said).isZero();
        assertThat(said).contains("The files are as the document says.");
        Files.writeString(
                document,
                text.replace("maximum: 100", "maximum: 50")
                        .replace("  /login:", "  /signin:")
                        .replace("shop_login: []", "nothing: []"));
        assertThat(run("--check")).isEqualTo(1);
        assertThat(said)
                .contains(
                        "changed: GET /orders in ",
                        "new: POST /signin would be the tool login",
                        "gone: POST /login in ",
                        "changed: DELETE /orders/{id} in ",
                        "can no longer be imported",
                        "4 differences.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openapi: 3.0.3 | swagger: '2.0' | The document is Swagger 2.0
            openapi: 3.0.3 | openapi: 4.0.0 | no OpenAPI 3.0 or 3.1
            'paths:'       | 'ways:'        | has no 'paths'
            security: [    | security: {[   | line 8 is not YAML
            eu.shop        | eu.shop        | No operation of the document is selected
            """)
    void a_wrong_document_is_explained(String old, String replaced, String problem) throws IOException {
        Files.writeString(document, Files.readString(document).replace(old, replaced));
        assertThat(run("--include=tag:Nobody")).isEqualTo(1);
        assertThat(said).contains(problem);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_missing_document_is_explained() {
        document = directory.resolve("none.yaml");
        assertThat(run()).isEqualTo(1);
        assertThat(said).contains("There is no file " + document);
    }
}
