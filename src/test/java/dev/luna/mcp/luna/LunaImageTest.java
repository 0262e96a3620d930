package dev.luna.mcp.luna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunaImageTest {

    private final LunaImage luna = new LunaImage(new OutboundPolicy("192.168.7.7"));

    @Test
    void a_url_is_passed_on_in_its_plain_form() {
        assertThat(luna.request("HTTP://192.168.7.7/a#b")).isEqualTo(Map.of("image_url", "http://192.168.7.7/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "http://127.0.0.1:8000/", "http://169.254.169.254/", "http://0x7f.1/"})
    void luna_is_not_sent_where_callers_may_not_go(String url) {
        assertThatThrownBy(() -> luna.request(url)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_png_is_an_answer() {
        assertThat(luna.answer(Map.of("image_b64", "iVBORw0KGgoAAA=="))).hasSize(10);
    }

    @Test
    void nothing_else_is() {
        Object[] answers = {
            null,
            List.of(),
            "x",
            Map.of(),
            Map.of("image_b64", 1),
            Map.of("image_b64", ""),
            Map.of("image_b64", "#"),
            Map.of("image_b64", "iVBORw=="),
            Map.of("image_b64", "/9j/4AAQSkZJRgABAQ==")
        };
        for (Object answer : answers) {
            assertThatThrownBy(() -> luna.answer(answer)).isInstanceOf(UpstreamException.class);
        }
    }
}
