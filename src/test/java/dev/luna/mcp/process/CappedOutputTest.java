package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CappedOutputTest {

    private static final int LENGTH = 100_003;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16_383, 16_384, 16_385, 65_536, 100_002})
    void the_end_is_kept(int limit) throws IOException {
        String text = "0123456789".repeat(LENGTH).substring(0, LENGTH);

        assertThat(read(text, limit))
                .isEqualTo("[" + (LENGTH - limit) + " bytes left out]\n" + text.substring(LENGTH - limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 99_999, 100_000})
    void a_short_output_is_kept_whole(int length) throws IOException {
        String text = "x".repeat(length);

        assertThat(read(text, 100_000)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "\u20ac", "\ud83d\ude00"})
    void a_character_is_kept_whole_or_not_at_all(String character) throws IOException {
        int size = character.getBytes(StandardCharsets.UTF_8).length;
        for (int limit = 40; limit < 48; limit++) {
            assertThat(read(character.repeat(100), limit))
                    .isEqualTo(
                            "[" + (100 - limit / size) * size + " bytes left out]\n" + character.repeat(limit / size));
        }
    }

    private static String read(String text, int limit) throws IOException {
        CappedOutput output = new CappedOutput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
        while (output.drain()) {
            // until there is no more output
        }
        return output.text();
    }
}
