package dev.luna.mcp.masking;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;

class RepeatedTraceConverterTest {

    private final RepeatedTraceConverter folded = new RepeatedTraceConverter();

    private String written(Exception failure) {
        return folded.throwableProxyToString(new ThrowableProxy(failure));
    }

    private static Exception failure(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void a_trace_is_written_once_a_minute_and_counted_beyond() {
        folded.setContext(new LoggerContext());
        folded.start();
        for (int i = 0; i < 3; i++) {
            String text = written(failure("number " + i));
            assertThat(text).startsWith("java.lang.IllegalStateException: number " + i);
            if (i == 0) {
                assertThat(text).contains("RepeatedTraceConverterTest.failure(");
            } else {
                assertThat(text)
                        .contains("the same trace as within the last minute, " + i + " times")
                        .hasLineCount(1);
            }
        }
        assertThat(written(new IllegalArgumentException("another"))).contains("\tat ");
    }
}
