package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ToolFailuresTest {

    private final ToolFailures failures = new ToolFailures(List.of(failure -> failure instanceof FileNotFoundException
            ? Optional.of(new UpstreamException("translated"))
            : Optional.empty()));

    @Test
    void a_tool_exception_is_found_at_any_depth_of_causes() {
        ToolException known = new UpstreamException("known");
        assertThat(failures.toToolException("t", known)).isSameAs(known);
        assertThat(failures.toToolException("t", new IllegalStateException(new RuntimeException(known))))
                .isSameAs(known);
    }

    @Test
    void a_translator_converts_a_failure() {
        assertThat(failures.toToolException("t", new RuntimeException(new FileNotFoundException("/etc/x"))))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("translated");
    }

    @Test
    void the_client_gets_no_details_of_other_failures() {
        assertThat(failures.toToolException("t", new IllegalStateException("password=x")))
                .hasMessage("Tool 't' failed. The server's log says why.");
    }

    @Test
    void a_cycle_of_causes_is_not_followed_for_ever() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertThat(failures.toToolException("t", first)).hasMessageContaining("failed");
    }

    @Test
    void a_failure_that_the_operator_can_fix_is_logged_with_its_cause_in_one_line() {
        ToolException workspace = new ToolException("not written", new IOException("No space left\non device"));
        assertThat(logged(workspace))
                .containsExactly("Tool t failed: not written Caused by IOException: No space left on device");
        assertThat(logged(new RuntimeException(new FileNotFoundException("gone"))))
                .containsExactly(
                        "Tool t failed: translated Caused by RuntimeException: java.io.FileNotFoundException: gone,"
                                + " by FileNotFoundException: gone");
        assertThat(logged(new UpstreamException("alone"))).containsExactly("Tool t failed: alone");
        assertThat(logged(new ToolException("what a tool decided"))).isEmpty();
        assertThat(logged(new ToolException("x", new IOException("y".repeat(9_000))))
                        .get(0))
                .hasSizeLessThan(600)
                .endsWith("...");
    }

    private List<String> logged(Throwable failure) {
        Logger logger = (Logger) LoggerFactory.getLogger(ToolFailures.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            failures.toToolException("t", failure);
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
