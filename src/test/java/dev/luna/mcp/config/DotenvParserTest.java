package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spellings of values, each with the value that Docker Compose 2 reads. */
class DotenvParserTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOME_TOWN", "Delhi", "EMPTY", "");

    private static Map<String, String> parse(String text) {
        return new DotenvParser(text, ENVIRONMENT).parse();
    }

    static Object[] spellings() {
        return new Object[][] {
            {"A=tok#12345", "tok#12345"},
            {"A=tok #12345", "tok"},
            {"A=tok\t#12345", "tok\t#12345"},
            {"A=#all", "#all"},
            {"A= #none", "#none"},
            {"A=", ""},
            {"A=   ", ""},
            {"A =  b c  ", "b c"},
            {"  A=b", "b"},
            {"\tA=b", "b"},
            {"A=b\r\n", "b"},
            {"\ufeffA=b", "b"},
            {"export A=b", "b"},
            {"export\tA=b", "b"},
            {"A: b", "b"},
            {"A: b=c", "b=c"},
            {"A=b:c", "b:c"},
            {"A=b=c==", "b=c=="},
            {"A='b # c'", "b # c"},
            {"A='b # c' # comment", "b # c"},
            {"A='$HOME_TOWN'", "$HOME_TOWN"},
            {"A='b\\n'", "b\\n"},
            {"A='it\\'s'", "it's"},
            {"A='b\nc'", "b\nc"},
            {"A=\"b # c\"#d", "b # c"},
            {"A=\"b\\nc\"", "b\nc"},
            {"A=\"b\\tc\\\\d\"", "b\tc\\d"},
            {"A=\"say \\\"b\\\"\"", "say \"b\""},
            {"A=\"b\nc\"", "b\nc"},
            {"A=\"\\0123\"", "S"},
            {"A=\"\\x41\"", "\\x41"},
            {"A=b\\nc", "b\\nc"},
            {"A=b\"c\"", "b\"c\""},
            {"A=$HOME_TOWN", "Delhi"},
            {"A=in ${HOME_TOWN}!", "in Delhi!"},
            {"A=\"$HOME_TOWN\"", "Delhi"},
            {"A=\"\\$HOME_TOWN\"", "$HOME_TOWN"},
            {"A=$$HOME_TOWN", "$HOME_TOWN"},
            {"A=b$", "b$"},
            {"A=b$1", "b$1"},
            {"A=pa$sword", "pa"},
            {"A=${NOBODY}", ""},
            {"A=${NOBODY:-b}", "b"},
            {"A=${NOBODY-b}", "b"},
            {"A=${EMPTY:-b}", "b"},
            {"A=${EMPTY-b}", ""},
            {"A=${NOBODY:-${HOME_TOWN}}", "Delhi"},
            {"A=${HOME_TOWN:+b}", "b"},
            {"A=${NOBODY+b}", ""},
            {"A=${HOME_TOWN:?must be set}", "Delhi"},
            {"B=1\nA=${B}2", "12"},
            {"A=1\nA=2", "2"},
            {"# A=1\n\n   # B\nA=2", "2"},
            {"HOME_TOWN=Pune\nA=$HOME_TOWN", "Delhi"},
        };
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void a_value_is_read_as_compose_reads_it(String text, String value) {
        assertThat(parse(text)).containsEntry("A", value);
    }

    @Test
    void a_name_without_a_value_takes_it_from_the_environment() {
        assertThat(parse("HOME_TOWN\nNOBODY\nA=1")).isEqualTo(Map.of("HOME_TOWN", "Delhi", "A", "1"));
    }

    static Object[] mistakes() {
        return new Object[] {
            Arguments.of("A=1\nthis is no assignment\n", "line 2: "),
            Arguments.of("A=1\n\nA B=secret", "line 3: "),
            Arguments.of("A$B=secret", "line 1: "),
            Arguments.of("A=1\nB=\"secret\nC=2\n", "line 2: the quote is not closed"),
            Arguments.of("A='secret", "line 1: the quote"),
            Arguments.of("A=${secret", "line 1: '${' is not closed"),
            Arguments.of("A=1\nB=${}", "line 2: '${' is not followed by a name"),
            Arguments.of("A=${NOBODY?}", "line 1: the variable NOBODY must be set"),
        };
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_malformed_line_is_reported_by_number_without_its_text(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }
}
