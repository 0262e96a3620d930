package dev.luna.mcp.masking;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingLayoutTest {

    @Test
    void a_line_and_its_trace_are_masked() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putObject(SecretMask.class.getName(), new SecretMask(List.of("hunter2-hunter2"), true));
        MaskingLayout layout = new MaskingLayout();
        layout.setContext(context);
        layout.start();

        String line = layout.doLayout(new LoggingEvent(
                "name",
                context.getLogger("name"),
                Level.WARN,
                "Asked with {}",
                new IllegalStateException("hunter2-hunter2 is wrong"),
                new Object[] {"Authorization: Bearer abcdefghij0123456789"}));

        assertThat(line)
                .contains("Asked with Authorization: Bearer ***", "*** is wrong", "MaskingLayoutTest")
                .doesNotContain("hunter2", "abcdefghij");
    }
}
