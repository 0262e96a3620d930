package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suggestions for unknown words. */
class NearestWordTest {

    private static final List<String> KNOWN = List.of("required", "description", "default", "enum", "to", "toD");

    @ParameterizedTest
    @CsvSource(textBlock = """
            requried, requried: did you mean required?
            REQUIRED, REQUIRED: did you mean required?
            descripton, descripton: did you mean description?
            enun, enun: did you mean enum?
            tod, tod: did you mean toD?
            ot, ot: did you mean to?
            colour, 'colour is not known; known are default, description, enum, required, to, toD'
            """)
    void an_unknown_word_gets_a_suggestion(String word, String sentence) {
        assertThat(NearestWord.unknown(word, word, KNOWN)).isEqualTo(sentence);
    }
}
