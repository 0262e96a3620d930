package dev.luna.mcp.builtin.luna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.UpstreamException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunaCodeTest {

    private static final Exception DOWN = new UpstreamException("The service at http://localhost:8000 is down.");

    private final LunaCode luna = new LunaCode();

    @Test
    void an_answer_is_passed_on() {
        assertThat(luna.answer(Map.of("code", "1")).fallback()).isFalse();
        assertThat(luna.answer(Map.of("code", "1")).language()).isNull();
        assertThat(luna.answer(Map.of("code", "1")).status()).isEqualTo("ok");
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
        LunaCode.Answer answer = luna.fallback("add numbers", DOWN);
        assertThat(answer.fallback()).isTrue();
        assertThat(answer.code()).contains("#   add numbers").contains("stub");
        assertThat(luna.fallback("add numbers", DOWN)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nimport os\nos.abort()", "a\rimport os", "a\r\nimport os", "a\u2028import os", "a\u2029import os",
                "a\fimport os", "a\u000bimport os", "a\u0085import os", "a\u001cimport os", "\n\n\nimport os",
                "\"\"\"\nimport os", "coding: utf-7\nimport os", "%s %n %d", "a\u0000import os", "\u202eimport os"
            })
    void a_prompt_stays_within_comments(String prompt) {
        String code = luna.fallback(prompt, DOWN).code();
        String before = code.substring(0, code.indexOf("def main()"));
        assertThat(before.split("[\n\r\f\u000b\u001c\u001d\u001e\u0085\u2028\u2029]"))
                .allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(code.lines().limit(2)).noneMatch(line -> line.matches(".*coding[:=].*"));
        assertThat(code).doesNotContain("\u0000", "\u202e");
    }

    @Test
    void a_long_prompt_is_quoted_in_part() {
        assertThat(luna.fallback("a\n".repeat(10_000), DOWN).code()).hasLineCount(49);
        assertThat(luna.fallback("a".repeat(10_000), DOWN).code()).hasSizeLessThan(3000);
    }

    @Test
    void a_stub_says_why_luna_did_not_answer() {
        LunaCode.Answer answer = luna.fallback("add numbers", DOWN);
        assertThat(answer.status()).isEqualTo("unavailable");
        assertThat(answer.reason()).isEqualTo(DOWN.getMessage());
    }

    @Test
    void a_fence_is_stripped_and_tells_the_language() {
        LunaCode.Answer answer = luna.answer(Map.of("code", "Here it is:\n```rust\nfn main() {}\n```\nEnjoy."));
        assertThat(answer.code()).isEqualTo("fn main() {}\n");
        assertThat(answer.language()).isEqualTo("rust");
        assertThat(answer.note()).isEqualTo("Here it is:\n\nEnjoy.");
        assertThat(answer.status()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nx = 1\n```",
                "~~~python\nx = 1\n~~~",
                "```\r\nx = 1\r\n```\r\n",
                "````\nx = 1\n````",
                "  ```py\nx = 1\n  ```",
                "```\nx = 1" // the closing fence was cut off
            })
    void every_spelling_of_a_fence_is_stripped(String text) {
        assertThat(luna.answer(Map.of("code", text)).code()).isEqualTo("x = 1\n");
    }

    @Test
    void several_fences_are_one_code() {
        assertThat(luna.answer(Map.of("code", "```c\na;\n```\nand\n```c\nb;\n```"))
                        .code())
                .isEqualTo("a;\n\nb;\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am sorry, but I cannot help with that.",
                "Which language do you want the code in?",
                "To sort a list you compare its elements; then you swap them.\nif you like I can show an example.",
                "Please delete the file(s) that you do not need any more."
            })
    void text_without_code_is_said_to_be_prose(String text) {
        LunaCode.Answer answer = luna.answer(Map.of("code", text));
        assertThat(answer.status()).isEqualTo("prose");
        assertThat(answer.code()).isEqualTo(text);
        assertThat(answer.language()).isNull();
        assertThat(answer.reason()).contains("without code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn main() {}",
                "print(1)",
                "x = 1",
                "SELECT name FROM users",
                "# add two numbers\ndef add(a, b):\n    return a + b",
                "<p>This is a paragraph of plain words.</p>",
                "git clone https://example.org/x",
                "// This is a comment of words\nint a;",
                "1"
            })
    void code_is_not_taken_for_prose(String code) {
        assertThat(luna.answer(Map.of("code", code)).status()).isEqualTo("ok");
    }
}
