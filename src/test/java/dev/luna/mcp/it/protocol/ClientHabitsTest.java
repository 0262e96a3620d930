package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments as clients really send them. */
class ClientHabitsTest {

    /** A GIF of one pixel. */
    private static final String DOT = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    @RegisterExtension
    static final Luna server = Luna.withBuiltInTools();

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
    void puch_may_send_its_user_in_every_call(String revision) {
        assertThat(server.call("about")
                        .with("puch_user_id", "u1")
                        .inRevision(revision)
                        .send()
                        .json()
                        .path("name")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void puch_may_send_its_user_directly() {
        assertThat(server.result("about", Map.of("puch_user_id", "u1")).has("version"))
                .isTrue();
    }

    @Test
    void what_else_a_client_adds_can_be_set() throws Exception {
        server.call("about").with("toolCallId", "c1").expectError("Unknown argument 'toolCallId'");
        try (Luna set = Luna.withBuiltInTools()
                .setting("luna.tools.ignored-arguments", "toolCallId, sessionId")
                .start()) {
            set.call("about")
                    .with("toolCallId", "c1")
                    .with("sessionId", 7)
                    .send()
                    .json();
            set.call("about").with("puch_user_id", "u1").expectError("Unknown argument 'puch_user_id'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void a_field_that_was_left_empty_is_no_argument(String empty) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("image_url", empty.equals("null") ? null : empty);
        arguments.put("puch_image_data", DOT);
        arguments.put("width", "1.0");
        server.call("img_resize").with(arguments).send().bytes("image/png");
        arguments.remove("width");
        server.call("img_bw").with(arguments).send().bytes("image/png");
    }

    @Test
    void a_cursor_that_is_null_begins_the_list() {
        Map<String, Object> params = new HashMap<>();
        params.put("cursor", null);
        assertThat(server.result("tools/list", params)).isEqualTo(server.result("tools/list", null));
    }
}
