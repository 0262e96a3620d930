package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultLimitTest {

    private final ResultLimit limit = new ResultLimit(10);

    @ParameterizedTest
    @CsvSource({
        "0123456789, 0123456789",
        "0123456789a, 0123456789#10 of 11",
        "01234567éa, 01234567é#10 of 11",
        "012345678éa, 012345678#9 of 12",
        "01234567€, 01234567#8 of 11",
        "0123456😀ab, 0123456#7 of 13",
        "012345😀a, 012345😀#10 of 11"
    })
    void a_text_is_truncated_between_characters(String text, String expected) {
        String cut = expected.contains("#") ? expected.replace("#", "\n[truncated, ") + " bytes]" : expected;
        assertThat(limit.text(text)).isEqualTo(cut);
    }

    @Test
    void a_stream_is_read_up_to_the_limit_and_counted_to_its_end() throws IOException {
        ResultLimit.Beginning beginning = limit.read(new ByteArrayInputStream(new byte[100_000]));
        assertThat(beginning.bytes()).hasSize(10);
        assertThat(beginning.total()).isEqualTo(100_000);
    }

    @Test
    void a_result_that_is_not_a_text_is_complete_or_fails() {
        limit.check(new byte[10]);
        limit.check(Map.of("a", "b"));
        for (Object large : List.of(
                new byte[11],
                Map.of("a", List.of(Map.of("b", "0123456789"))),
                List.of("012345", "6789a"),
                new ObjectMapper().valueToTree(Map.of("a", List.of("0123456789"))))) {
            assertThatThrownBy(() -> limit.check(large))
                    .isInstanceOf(ToolException.class)
                    .hasMessageMatching("The tool's result has \\d+ bytes, more than the 10 that this server sends.*");
        }
    }
}
