package dev.luna.mcp.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {

    private static final List<String> WORDS = List.of("xox", "://", "Bearer ", "secret-\u00e9\u00ff-value", "abab");

    private final Beginnings table = new Beginnings(WORDS);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void no_beginning_of_a_word_is_skipped(int seed) {
        // Few letters, so that words and parts of words come often, overlapping and at both ends.
        Random random = new Random(seed);
        List<String> parts = List.of(
                "xox",
                "x",
                "o",
                "://",
                ":",
                "/",
                "Bearer ",
                "Bear",
                "ab",
                "abab",
                "secret-\u00e9\u00ff-value",
                "\u00e9",
                "\u00ff");
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 2000).forEach(i -> text.append(parts.get(random.nextInt(parts.size()))));

        assertThat(found(text.toString())).containsAll(beginnings(text.toString()));
    }

    @Test
    void long_words_are_found_at_each_position() {
        Beginnings longWords = new Beginnings(List.of("abcdefghij", "0123456789"));
        for (int at = 0; at < 30; at++) {
            byte[] text = (".".repeat(at) + "abcdefghij" + ".".repeat(30 - at)).getBytes(ISO_8859_1);
            assertThat(found(longWords, text)).contains(at).hasSizeLessThanOrEqualTo(9);
        }
    }

    @Test
    void positions_without_a_word_are_skipped() {
        assertThat(found("y".repeat(1000))).isEmpty();
        assertThat(found("x".repeat(1000))).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("xo")).isEmpty();
        assertThat(found("xox")).containsExactly(0);
    }

    @Test
    void without_words_nothing_is_found() {
        assertThat(new Beginnings(List.of()).next("a".repeat(1000).getBytes(ISO_8859_1), 0))
                .isEqualTo(-1);
    }

    private List<Integer> found(String text) {
        return found(table, text.getBytes(ISO_8859_1));
    }

    private static List<Integer> found(Beginnings table, byte[] bytes) {
        return IntStream.iterate(table.next(bytes, 0), at -> at >= 0, at -> table.next(bytes, at + 1))
                .boxed()
                .toList();
    }

    private static List<Integer> beginnings(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> WORDS.stream().anyMatch(word -> text.startsWith(word, at)))
                .boxed()
                .toList();
    }
}
