package dev.luna.mcp.mcp.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private record Letters(List<String> letters, String nextCursor) {}

    private final Pages pages = new Pages(2);

    private Letters page(List<String> entries, ObjectNode params) {
        return pages.page(entries, Function.identity(), Function.identity(), params, Letters::new);
    }

    private static ObjectNode params(Object cursor) {
        return JsonNodeFactory.instance.objectNode().put("cursor", (String) cursor);
    }

    @Test
    void a_list_that_fits_has_no_cursor() {
        assertThat(page(List.of("a", "b"), null)).isEqualTo(new Letters(List.of("a", "b"), null));
        assertThat(page(List.of(), null)).isEqualTo(new Letters(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "abcde, cd",
        "xaybzcde, zc", // more came, before and between
        "bcde, cd", // one before is gone
        "acde, cd", // the last of the page is gone
        "abde, de", // the next is gone
        "ab, ''" // all that were to come are gone
    })
    void a_page_goes_on_where_the_one_before_ended(String then, String expected) {
        Object cursor = page(letters("abcde"), null).nextCursor();
        assertThat(page(letters(then), params(cursor)).letters()).isEqualTo(letters(expected));
    }

    @Test
    void a_place_that_is_gone_is_an_error() {
        Object cursor = page(letters("abcde"), null).nextCursor();
        assertThatThrownBy(() -> page(letters("ade"), params(cursor)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining("list again from the start");
    }

    @Test
    void a_cursor_that_is_null_is_none() {
        assertThat(page(letters("abcde"), params(null))).isEqualTo(page(letters("abcde"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "%%%", "YSBi=", "cXVhY2s"})
    void what_is_no_cursor_is_an_error(String cursor) {
        assertThatThrownBy(() -> page(letters("abcde"), params(cursor))).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void a_cursor_is_a_string() {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("cursor", 2);
        assertThatThrownBy(() -> page(letters("abcde"), params)).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void a_page_has_at_least_one_entry() {
        assertThatThrownBy(() -> new Pages(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUNA_LIST_PAGE_SIZE");
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }
}
