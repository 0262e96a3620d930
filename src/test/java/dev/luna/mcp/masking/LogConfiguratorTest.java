package dev.luna.mcp.masking;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogConfiguratorTest {

    private final LoggerContext context = new LoggerContext();
    private ConsoleAppender<ILoggingEvent> console;

    @BeforeEach
    void configure() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogConfigurator configurator = new LogConfigurator();
        configurator.setContext(context);
        configurator.configure(context);
        console = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    }

    private String line(Throwable failure) {
        LoggingEvent event = new LoggingEvent(
                "test", context.getLogger("dev.luna.mcp.http.X"), Level.WARN, "Something", failure, null);
        event.setInstant(Instant.parse("2026-11-29T08:00:00.007Z"));
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void a_line_begins_with_its_time_in_iso_8601_with_offset() {
        String line = line(null);
        assertThat(OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant())
                .isEqualTo("2026-11-29T08:00:00.007Z");
        assertThat(line).matches("\\S+ WARN  \\[[^]]+] X: Something\\R");
    }

    @Test
    void a_line_of_a_request_has_its_id() {
        context.getMDCAdapter().put("request", "abc-123");
        assertThat(line(null)).contains("] X abc-123: Something");
        context.getMDCAdapter().put("traceparent", "00-1-2-01");
        assertThat(line(null)).contains("] X abc-123 00-1-2-01: Something");
    }

    @Test
    void the_levels_of_libraries_are_lower_than_that_of_the_server() {
        assertThat(context.getLogger("dev.luna.mcp.http.X").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("io.vertx.core").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger("com.networknt.schema.Schema").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
    }

    @Test
    void logback_uses_it_in_this_process() {
        LoggerContext used = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(used.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console"))
                .isNotNull();
        assertThat(used.getLogger("com.networknt.schema").getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void a_repeated_trace_is_written_once() {
        for (int i = 0; i < 2; i++) {
            String line = line(new IllegalStateException("broken"));
            assertThat(line.contains("\tat ")).isEqualTo(i == 0);
            assertThat(line.contains("the same trace as within the last minute, 1 times"))
                    .isEqualTo(i == 1);
        }
    }
}
