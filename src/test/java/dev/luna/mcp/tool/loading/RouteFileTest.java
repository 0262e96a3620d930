package dev.luna.mcp.tool.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFileTest {

    private static final String TOOL = """
            - from:
                uri: ai-tool:%s
                parameters:
                  tags: mine
                  description: Löst Rätsel – für dich
                steps:
                  - setBody: {constant: x}
            """;

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, 5", "windows-1252, 5", "UTF-16, 1", "UTF-16LE, 5", "UTF-32BE, 5"})
    void a_file_in_another_encoding_is_rejected_at_its_first_invalid_line(
            String encoding, int line, @TempDir Path tools) throws Exception {
        Files.write(tools.resolve("a.camel.yaml"), TOOL.formatted("a").getBytes(Charset.forName(encoding)));
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(server.registry().loadErrors())
                    .singleElement()
                    .extracting(Diagnostic::toString)
                    .isEqualTo(
                            "a.camel.yaml:" + line + ": this line is not UTF-8; save the file with the encoding UTF-8");
        }
    }

    @Test
    void utf_8_is_read_with_and_without_a_byte_order_mark(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("a.camel.yaml"), TOOL.formatted("a"));
        Files.writeString(tools.resolve("b.camel.yaml"), "\ufeff" + TOOL.formatted("b"));
        Files.write(
                tools.resolve("c.camel.yaml"),
                TOOL.formatted("c").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        try (Luna server = Luna.withTools(tools).start()) {
            assertThat(server.registry().loadErrors()).isEmpty();
            assertThat(server.registry().tools()).hasSize(3).allSatisfy(tool -> assertThat(tool.description())
                    .isEqualTo("Löst Rätsel – für dich"));
        }
    }
}
