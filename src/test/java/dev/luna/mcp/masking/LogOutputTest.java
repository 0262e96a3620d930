package dev.luna.mcp.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOutputTest {

    private final LoggerContext context = context();
    private final MaskingJsonEncoder encoder = new MaskingJsonEncoder();

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private JsonNode line(String message, Throwable failure) throws Exception {
        context.putObject(SecretMask.class.getName(), new SecretMask(List.of("to\"ken-1234567"), false));
        encoder.setContext(context);
        encoder.start();
        byte[] encoded = encoder.encode(
                new LoggingEvent("test", context.getLogger("dev.luna.mcp.http.X"), Level.WARN, message, failure, null));
        assertThat(encoded).endsWith((byte) '\n');
        return new ObjectMapper().readTree(encoded);
    }

    @Test
    void a_line_of_json_has_time_level_logger_and_message() throws Exception {
        JsonNode line = line("Two\nlines", null);
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("loggerName").asText()).isEqualTo("dev.luna.mcp.http.X");
        assertThat(line.path("formattedMessage").asText()).isEqualTo("Two\nlines");
        assertThat(line.path("timestamp").asLong()).isPositive();
    }

    @Test
    void secrets_are_masked_in_messages_and_traces() throws Exception {
        JsonNode line = line("token to\"ken-1234567", new IllegalStateException("with to\"ken-1234567"));
        assertThat(line.toString()).doesNotContain("ken-1234567").contains("***");
        assertThat(line.path("throwable").path("className").asText()).contains("IllegalStateException");
    }

    @Test
    void a_line_of_a_request_has_its_id() throws Exception {
        context.getMDCAdapter().put("request", "abc-123");
        assertThat(line("Something", null).at("/mdc/request").asText()).isEqualTo("abc-123");
    }

    @Test
    void a_trace_that_repeats_within_a_minute_is_written_once_and_counted() throws Exception {
        for (int i = 0; i < 3; i++) {
            JsonNode failure = line(
                            "Something failed",
                            new IllegalStateException("say \"" + i + "\"\n", new RuntimeException("cause")))
                    .path("throwable");
            assertThat(failure.path("className").asText()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failure.path("message").asText()).isEqualTo("say \"" + i + "\"\n");
            assertThat(failure.path("stepArray").isEmpty()).isEqualTo(i > 0);
            assertThat(failure.path("repetitions").asInt()).isEqualTo(i);
        }
        assertThat(line("Another", new IllegalArgumentException()).at("/throwable/stepArray"))
                .isNotEmpty();
        assertThat(line("None", null).path("throwable").isEmpty()).isTrue();
    }

    @Test
    void levels_are_read_by_name() {
        LogOutput output = LogOutput.of("text", "DEBUG", " org.apache.camel=info, io.vertx=trace ");
        assertThat(output.level()).isEqualTo(Level.DEBUG);
        assertThat(output.levels())
                .containsEntry("org.apache.camel", Level.INFO)
                .containsEntry("io.vertx", Level.TRACE);
    }

    @ParameterizedTest
    @CsvSource({
        "xml, info, '', LUNA_LOG_FORMAT must be text or json",
        "text, loud, '', LUNA_LOG_LEVEL: a level is one of trace",
        "text, info, camel, LUNA_LOG_LEVELS must be like",
        "text, info, =info, LUNA_LOG_LEVELS must be like",
        "text, info, camel=loud, LUNA_LOG_LEVELS: a level is one of trace"
    })
    void a_word_that_is_none_is_named(String format, String level, String levels, String message) {
        assertThatThrownBy(() -> LogOutput.of(format, level, levels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
