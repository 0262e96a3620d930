package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import org.junit.jupiter.api.Test;

/** The server starts, says that it is well, and answers in both dialects. */
class SmokeTest {

    @Test
    void starts_and_answers_in_both_dialects() throws Exception {
        try (Luna server = Luna.withBuiltInTools()
                .setting("luna.my-number", "+91 98765 43210")
                .start()) {
            var health = server.health();
            assertThat(health.path("ok").asBoolean()).isTrue();
            assertThat(health.path("tool_count").asInt())
                    .isEqualTo(health.path("tools").size());
            assertThat(server.result("validate", null).asText()).isEqualTo("919876543210");
            assertThat(server.call("validate")
                            .send()
                            .result()
                            .at("/content/0/text")
                            .asText())
                    .isEqualTo("919876543210");
        }
    }
}
