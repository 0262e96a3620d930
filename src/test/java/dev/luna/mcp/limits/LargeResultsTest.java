package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A result over the limit is cut if it is text, and is an error otherwise. */
class LargeResultsTest {

    private static final Map<String, String> LARGE = Map.of("text", "y".repeat(2_000));

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/limits").setting("luna.limits.max-result-bytes", "1000");

    @Test
    void a_text_is_cut_and_says_so() {
        String text = server.result("tells", LARGE).asText();
        assertThat(text)
                .startsWith("said yyy")
                .endsWith("\n[truncated, 1000 of 2005 bytes]")
                .hasSizeLessThan(1_050);
        assertThat(server.direct("tools/call", Map.of("name", "tells", "arguments", LARGE))
                        .body())
                .contains("[truncated, 1000 of 2005 bytes]");
    }

    @Test
    void structure_and_bytes_fail_in_both_dialects() {
        for (String tool : new String[] {"tells_nested", "gives_bytes"}) {
            assertThat(server.error(500, tool, LARGE).path("message").asText())
                    .contains("more than the 1000 that this server sends");
            JsonNode result = server.call(tool).with(LARGE).send().result();
            assertThat(result.path("isError").asBoolean()).isTrue();
            assertThat(result.at("/content/0/text").asText()).contains("more than the 1000");
        }
    }
}
