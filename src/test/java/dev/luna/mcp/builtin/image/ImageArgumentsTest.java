package dev.luna.mcp.builtin.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageArgumentsTest {

    private final ImageArguments arguments = new ImageArguments();

    @Test
    void exactly_one_is_needed() {
        assertThatThrownBy(() -> arguments.requireOne(null, null))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> arguments.requireOne("http://x", "aGk="))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("not both");
        assertThatCode(() -> arguments.requireOne("http://x", null)).doesNotThrowAnyException();
        assertThatCode(() -> arguments.requireOne(null, "aGk=")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aGVsbG8=",
                "aGVsbG8",
                " aGVs\nbG8= \r\n",
                "data:image/png;base64,aGVsbG8=",
                "data:;base64,aGVsbG8=",
                "DATA:image/svg+xml;charset=utf-8;BASE64,aGVsbG8="
            })
    void base64_is_decoded(String data) {
        assertThat(arguments.decode(null, data)).asString().isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-_-_-_-_",
                "+/+/+/+/",
                "data:image/png;base64,-_-_-_-_",
                "data:image/png;base64,%2B%2f%2B%2F%2b/+/",
                " data:image/png;base64, +/+/ +/+/ "
            })
    void both_alphabets_are_understood(String data) {
        byte[] bytes = {(byte) 0xfb, (byte) 0xff, (byte) 0xbf, (byte) 0xfb, (byte) 0xff, (byte) 0xbf};
        assertThat(arguments.decode(null, data)).isEqualTo(bytes);
    }

    @Test
    void a_data_url_may_stand_in_image_url() {
        assertThat(arguments.isAddress(" DATA:image/png;base64,aGVsbG8=")).isFalse();
        assertThat(arguments.isAddress("https://example.com/data:x")).isTrue();
        assertThat(arguments.isAddress(null)).isFalse();
        assertThat(arguments.decode(" data:image/png;base64,aGVsbG8= ", null))
                .asString()
                .isEqualTo("hello");
        assertThatThrownBy(() -> arguments.decode("data:image/svg+xml,%3Csvg/%3E", null))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'image_url' is not base64");
    }

    @Test
    void an_address_in_the_place_of_the_data_is_told_where_it_belongs() {
        assertThatThrownBy(() -> arguments.decode(null, "https://example.com/a.png"))
                .hasMessageContaining("give the address of an image as 'image_url'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello world!",
                "data:image/png,abc",
                "aGVsbG8===",
                "a",
                "data:image/png;base64,{{x}}",
                "aGVsbGé=",
                "aGVsbGāā"
            })
    void anything_else_is_refused(String data) {
        assertThatThrownBy(() -> arguments.decode(null, data))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("base64");
    }
}
