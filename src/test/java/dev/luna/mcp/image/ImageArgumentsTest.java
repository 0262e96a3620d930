package dev.luna.mcp.image;

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
        assertThat(arguments.decode(data)).asString().isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello world!", "data:image/png,abc", "aGVsbG8===", "a", "data:image/png;base64,{{x}}"})
    void anything_else_is_refused(String data) {
        assertThatThrownBy(() -> arguments.decode(data))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("base64");
    }
}
