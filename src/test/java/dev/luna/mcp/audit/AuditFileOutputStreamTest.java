package dev.luna.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileOutputStreamTest {

    @TempDir
    Path directory;

    @Test
    void an_interrupt_of_the_writing_thread_loses_no_entry() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        try (AuditFileOutputStream output = new AuditFileOutputStream(file)) {
            write(output, "{\"a\":1}\n");
            Thread.currentThread().interrupt();
            write(output, "{\"a\":2}\n");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(output.problem()).isEmpty();
        }
        assertThat(Files.readAllLines(file)).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void an_incomplete_line_is_terminated_before_the_next_entry() throws Exception {
        Path file = Files.writeString(directory.resolve("audit.jsonl"), "{\"a\":");
        try (AuditFileOutputStream output = new AuditFileOutputStream(file)) {
            write(output, "{\"a\":2}\n");
        }
        assertThat(Files.readAllLines(file)).containsExactly("{\"a\":", "{\"a\":2}");
    }

    private static void write(AuditFileOutputStream output, String line) {
        output.write(line.getBytes(StandardCharsets.UTF_8), 0, line.length());
    }
}
