package dev.luna.mcp.luna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.UpstreamException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunaCodeTest {

    private final LunaCode luna = new LunaCode();

    @Test
    void an_answer_is_passed_on() {
        assertThat(luna.answer(Map.of("code", "1")).fallback()).isFalse();
        assertThat(luna.answer(Map.of("code", "1")).language()).isEqualTo("python");
        assertThat(luna.answer(Map.of("code", "1", "language", "rust")).language())
                .isEqualTo("rust");
    }

    @Test
    void an_answer_without_code_is_no_answer() {
        for (Object answer : new Object[] {null, List.of(), "code", 1, Map.of(), Map.of("code", 1)}) {
            assertThatThrownBy(() -> luna.answer(answer))
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("'code'");
        }
    }

    @Test
    void the_fallback_is_marked_and_always_the_same() {
        LunaCode.Answer answer = luna.fallback("add numbers");
        assertThat(answer.fallback()).isTrue();
        assertThat(answer.code()).contains("#   add numbers").contains("stub");
        assertThat(luna.fallback("add numbers")).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nimport os\nos.abort()", "a\rimport os", "a\r\nimport os", "a\u2028import os", "a\u2029import os",
                "a\fimport os", "a\u000bimport os", "a\u0085import os", "a\u001cimport os", "\n\n\nimport os",
                "\"\"\"\nimport os", "coding: utf-7\nimport os", "%s %n %d", "a\u0000import os", "\u202eimport os"
            })
    void a_prompt_stays_within_comments(String prompt) {
        String code = luna.fallback(prompt).code();
        String before = code.substring(0, code.indexOf("def main()"));
        assertThat(before.split("[\n\r\f\u000b\u001c\u001d\u001e\u0085\u2028\u2029]"))
                .allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(code.lines().limit(2)).noneMatch(line -> line.matches(".*coding[:=].*"));
        assertThat(code).doesNotContain("\u0000", "\u202e");
    }

    @Test
    void a_long_prompt_is_quoted_in_part() {
        assertThat(luna.fallback("a\n".repeat(10_000)).code()).hasLineCount(49);
        assertThat(luna.fallback("a".repeat(10_000)).code()).hasSizeLessThan(3000);
    }
}
