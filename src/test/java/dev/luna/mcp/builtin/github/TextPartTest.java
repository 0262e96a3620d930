package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\nb", "a\r\nb\r\n", "\n\n"})
    void a_short_text_is_whole(String text) {
        assertThat(TextPart.of(text, 1))
                .matches(TextPart::isWhole)
                .extracting(TextPart::text)
                .isEqualTo(text);
    }

    @Test
    void the_parts_of_a_long_text_are_the_text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 5_000; i++) {
            text.append("line ").append(i).append(" of a lock file\n");
        }
        StringBuilder read = new StringBuilder();
        int calls = 0;
        TextPart part = TextPart.of(text.toString(), 1);
        read.append(part.text());
        while (part.lastLine() < part.lines()) {
            assertThat(part.text())
                    .hasSizeLessThanOrEqualTo(TextPart.MAX_CHARACTERS)
                    .endsWith("\n");
            assertThat(part.note()).contains("from_line=" + (part.lastLine() + 1), "of 5000");
            part = TextPart.of(text.toString(), part.lastLine() + 1);
            read.append(part.text());
            calls++;
        }
        assertThat(calls).isGreaterThan(1);
        assertThat(read.toString()).isEqualTo(text.toString());
    }

    @Test
    void a_line_that_is_too_long_is_cut_and_says_so() {
        TextPart part = TextPart.of("x".repeat(100_000) + "\nnext\n", 1);
        assertThat(part.isWhole()).isFalse();
        assertThat(part.lastLine()).isEqualTo(1);
        assertThat(part.text()).endsWith("[the rest of this line is left out]\n");
        assertThat(TextPart.of("x".repeat(100_000), 1).isWhole()).isFalse();
    }

    @Test
    void a_line_beyond_the_end_is_refused() {
        assertThatThrownBy(() -> TextPart.of("a\nb\n", 3))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("from_line")
                .hasMessageContaining("2 lines");
    }
}
