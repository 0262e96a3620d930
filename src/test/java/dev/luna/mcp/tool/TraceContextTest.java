package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceContextTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static Map<String, String> taken(String parent, String state, String baggage) {
        Map<String, String> given = new HashMap<>();
        given.put("traceparent", parent);
        given.put("tracestate", state);
        given.put("baggage", baggage);
        return TraceContext.of(given::get).fields();
    }

    @Test
    void well_formed_values_are_accepted() {
        assertThat(taken(PARENT, "congo=t61rcWkgMzE,rojo@v=00f0", "userId=alice, serverNode=DF%2028;p=1 ;q,is=true"))
                .hasSize(3)
                .containsEntry("traceparent", PARENT);
        assertThat(taken(null, null, "a=")).containsOnlyKeys("baggage");
        assertThat(taken(null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                PARENT + "\r\nX-Evil: 1",
                PARENT + "\n",
                " " + PARENT
            })
    void an_invalid_parent_is_ignored_together_with_the_state(String parent) {
        assertThat(taken(parent, "congo=1", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "congo", "Congo=1", "congo=1,,rojo=2", "congo=a\r\nX: 1", "congo=a=b", "congo=\u00e9"})
    void an_invalid_state_is_ignored(String state) {
        assertThat(taken(PARENT, state, null)).containsOnlyKeys("traceparent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=a", "a=b,", "a=\"b\"", "a=b\nX: 1", "a=b;c=\u0000", "a b=c", "a=\u00e9"})
    void invalid_baggage_is_ignored(String baggage) {
        assertThat(taken(null, null, baggage)).isEmpty();
    }

    @Test
    void too_long_values_are_ignored_fast() {
        String many = String.join(",", Collections.nCopies(200, "a=b"));
        String endless = "a=" + " ;".repeat(4000) + "\u0000";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(taken(PARENT, "a=" + "b".repeat(600), "a=" + "b".repeat(9000)))
                    .containsOnlyKeys("traceparent");
            assertThat(taken(PARENT, many.substring(0, 399), many)).containsOnlyKeys("traceparent");
            assertThat(taken(PARENT, null, endless)).containsOnlyKeys("traceparent");
        });
    }

    @Test
    void it_is_in_the_mdc_only_during_the_work() {
        MDC.put("other", "stays");
        TraceContext trace = TraceContext.of(Map.of("traceparent", PARENT)::get);
        trace.run(() -> {
            assertThat(TraceContext.current()).isEqualTo(trace);
            assertThat(MDC.get("other")).isEqualTo("stays");
            return true;
        });
        assertThat(TraceContext.current().fields()).isEmpty();
        MDC.clear();
    }
}
