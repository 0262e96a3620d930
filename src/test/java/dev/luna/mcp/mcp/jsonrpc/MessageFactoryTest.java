package dev.luna.mcp.mcp.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFactoryTest {

    private static final ObjectMapper MAPPER = new ObjectMapper(new MessageFactory());
    private static final ObjectMapper JACKSON = new ObjectMapper();

    /** Texts of any length around the eight bytes of a word, each with one character of interest at each place. */
    static List<String> texts() {
        return List.of(
                "x", "\"", "\\", "\n", "\u0000", "\u001f", " ", "\u007f", "\u00e9", "\u65e5", "\ud83d\ude00", "!");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void reads_and_writes_each_text_like_jackson(String special) throws IOException {
        for (int length : new int[] {0, 1, 7, 8, 9, 17, 127, 128, 129, 1000, 9001}) {
            for (int at = 0; at <= length; at += Math.max(1, length / 23)) {
                String text = "a".repeat(at) + special + "b".repeat(length - at);
                JsonNode value = JACKSON.valueToTree(Map.of(text, text));
                byte[] json = MAPPER.writeValueAsBytes(value);
                assertThat(JACKSON.readTree(json)).isEqualTo(value);
                assertThat(MAPPER.readTree(json)).isEqualTo(value);
                assertThat(MAPPER.readTree(JACKSON.writeValueAsBytes(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"b",
                "{\"a\":\"12345678",
                "{\"a\":\"1234567",
                "{\"a\":\"b\n\"}",
                "{\"a\":\"12345678\u0001\"}",
                "{\"a\":\"\\x\"}",
                "[\"a\" \"b\"]",
                "[",
                "{",
                ""
            })
    void refuses_what_jackson_refuses_with_the_same_words(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(reason(MAPPER, bytes)).isEqualTo(reason(JACKSON, bytes));
    }

    private static String reason(ObjectMapper mapper, byte[] json) throws IOException {
        try (JsonParser parser = mapper.createParser(json)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
            return "none";
        } catch (JsonProcessingException e) {
            return e.getOriginalMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void recognizes_each_encoding(String encoding) throws IOException {
        for (String json : List.of("{\"a\":\"b\"}", " [\"\u00e9\"]", "\ufeff{\"a\":\"b\"}", "7")) {
            byte[] bytes = json.getBytes(Charset.forName(encoding));
            assertThat(MAPPER.readTree(bytes)).isEqualTo(JACKSON.readTree(bytes));
        }
    }

    @Test
    void reads_a_part_of_an_array_and_a_text_twice() throws IOException {
        byte[] bytes = "xx[\"text\",\"other\"]xx".getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = MAPPER.getFactory().createParser(bytes, 2, bytes.length - 4)) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.getText()).isEqualTo("text").isEqualTo(parser.getText());
            assertThat(parser.getTextCharacters()).startsWith("text".toCharArray());
            assertThat(parser.nextTextValue()).isEqualTo("other");
            assertThat(parser.getTextLength()).isEqualTo(5);
        }
    }

    @Test
    void holds_texts_to_the_limits_of_its_copy() {
        JsonFactory factory = new MessageFactory();
        factory.setStreamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(10).build());
        ObjectMapper limited = new ObjectMapper(factory).copy();
        assertThat(limited.getFactory()).isInstanceOf(MessageFactory.class);
        assertThatThrownBy(() -> limited.readTree("[\"12345678901\"]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 9000})
    void half_of_a_surrogate_pair_becomes_a_question_mark(int before) throws IOException {
        String text = "a".repeat(before) + "\ud83d and \ud83d\ude00 and \ude00";
        JsonNode read = JACKSON.readTree(MAPPER.writeValueAsBytes(Map.of(text, text)));
        String expected = "a".repeat(before) + "? and \ud83d\ude00 and ?";
        assertThat(read.fieldNames().next()).isEqualTo(expected);
        assertThat(read.elements().next().textValue()).isEqualTo(expected);
    }
}
