package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolFailuresTest {

    private final ToolFailures failures = new ToolFailures(List.of(failure -> failure instanceof FileNotFoundException
            ? Optional.of(new UpstreamException("translated"))
            : Optional.empty()));

    @Test
    void a_tool_exception_stays_itself_however_deep_it_is_wrapped() {
        ToolException known = new UpstreamException("known");
        assertThat(failures.toToolException("t", known)).isSameAs(known);
        assertThat(failures.toToolException("t", new IllegalStateException(new RuntimeException(known))))
                .isSameAs(known);
    }

    @Test
    void a_translator_says_what_a_failure_means() {
        assertThat(failures.toToolException("t", new RuntimeException(new FileNotFoundException("/etc/x"))))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("translated");
    }

    @Test
    void of_anything_else_the_caller_learns_only_that_it_happened() {
        assertThat(failures.toToolException("t", new IllegalStateException("password=x")))
                .hasMessage("Tool 't' failed. The server's log says why.");
    }

    @Test
    void a_circle_of_causes_ends() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertThat(failures.toToolException("t", first)).hasMessageContaining("failed");
    }
}
