package dev.luna.mcp.mcp.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.ProtocolConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseFailureTest {

    private final ObjectMapper mapper = new ProtocolConfiguration().jsonMapper(1000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":NaN}        | NaN is not JSON
            {"a":-Infinity}  | -Infinity is not JSON
            {"a":+1}         | does not allow numbers to have plus signs
            {"a":undefined}  | 'undefined'
            {"a":None}       | 'None'
            /* x */ {}       | JSON has no comments
            {"a":1} {"b":2}  | there is more after the first value
            {"a":1,"a":2}    | the member 'a' comes twice
            {"a":[1          | expected close marker for Array
            {"a":"x          | Unexpected end-of-input in a string
            [[[[             | expected close marker for Array
            """)
    void the_reason_is_told_without_the_parsers_settings(String text, String reason) {
        assertReason(text, reason);
    }

    @ParameterizedTest
    @CsvSource({"101, [, nesting depth (101) exceeds the maximum allowed (100)", "500, 9, length (500) exceeds"})
    void a_limit_is_told_by_its_number(int times, String text, String reason) {
        assertReason(text.repeat(times), reason);
    }

    private void assertReason(String text, String reason) {
        JsonProcessingException failure =
                catchThrowableOfType(JsonProcessingException.class, () -> mapper.readTree(text.getBytes()));
        assertThat(ParseFailure.reason(failure))
                .contains(reason)
                .doesNotContain("Feature", "enable", "`", "com.", "Constraints");
    }
}
