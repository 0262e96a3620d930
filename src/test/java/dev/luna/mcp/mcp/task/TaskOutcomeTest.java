package dev.luna.mcp.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.method.CallToolResult;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class TaskOutcomeTest {

    private final TaskOutcome outcome = new TaskOutcome(new ObjectMapper());
    private final Exchange answered = new DefaultExchange(new DefaultCamelContext());

    @Test
    void a_result_that_is_no_json_ends_the_task_all_the_same() {
        answered.getMessage().setBody(new CallToolResult(List.of(new Object()), null, null));
        assertThat(outcome.of(answered))
                .isInstanceOfSatisfying(TaskState.Completed.class, completed -> assertThat(completed.result())
                        .contains("\"isError\":true", "cannot be written as JSON"));
    }

    @Test
    void what_nobody_expected_is_told_to_nobody() {
        answered.setException(new IllegalStateException("secret"));
        assertThat(outcome.of(answered))
                .isInstanceOfSatisfying(
                        TaskState.Failed.class,
                        failed -> assertThat(failed.error()).contains("-32603").doesNotContain("secret"));
    }

    @Test
    void wrong_parameters_are_an_error_with_their_own_code() {
        answered.setException(new InvalidParamsException("Unknown tool: gone"));
        assertThat(outcome.of(answered)).isInstanceOfSatisfying(TaskState.Failed.class, failed -> {
            assertThat(failed.message()).isEqualTo("Unknown tool: gone");
            assertThat(failed.error()).contains("-32602");
        });
    }
}
