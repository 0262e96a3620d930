package dev.luna.mcp.tool.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.Tool;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "list_issues, list issue",
        "listIssues, list issues",
        "GitHub, github git hub",
        "HTTPServer, http server",
        "resizing, resize",
        "created, creation",
        "committed, commits",
        "queries, query",
        "branches, branch",
        "addresses, address",
        "ＰＤＦ, pdf",
        "Übersicht, übersicht",
        "चित्र_बनाओ, चित्र बनाओ"
    })
    void words_that_mean_the_same_are_the_same(String one, String other) {
        assertThat(new SearchWords().of(one)).containsAll(new SearchWords().of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "class", "need", "string", "bus", "id", "v2", "speed"})
    void other_words_stay_whole(String word) {
        assertThat(new SearchWords().of(word)).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?!.,;:-()[]{}*\"'\\/", "\u0000\u0007", "___", "\uD83D\uDE00", "What is it?"})
    void a_text_without_letters_and_digits_has_no_words(String text) {
        assertThat(new SearchWords().of(text)).isEmpty();
    }

    @Test
    void half_a_character_is_no_word() {
        assertThat(new SearchWords().of("x \uD83D y")).containsExactly("x", "y");
    }

    @ParameterizedTest
    @CsvSource({"請求書を作成, 請求書", "ลบรายงาน, รายงาน", "고객을 찾다, 고객", "создать счёт, счёт"})
    void tools_described_in_other_scripts_are_found_by_a_part(String description, String query) {
        Tool tool = Catalogue.tool("a", "t", description, "x");
        SearchIndex index = new SearchIndex(List.of(Catalogue.tool("b", "t", "Something else", "y"), tool));
        assertThat(index.find(query, 5, any -> true)).containsExactly(tool);
    }

    @Test
    void a_very_long_query_is_split_like_any_other() {
        String[] words = new String[50_000];
        Arrays.fill(words, "x1");
        assertThat(new SearchWords().of(String.join(" ", words))).hasSize(50_000);
        assertThat(new SearchWords().of("x".repeat(100_000))).hasSize(1);
    }
}
