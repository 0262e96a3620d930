package dev.luna.mcp.mcp.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagedListTest {

    private record Letters(List<RawValue> letters, String nextCursor) {

        static Letters of(String letters, String nextCursor) {
            return new Letters(
                    letters.chars()
                            .mapToObj(letter -> new RawValue("\"" + Character.toString(letter) + "\""))
                            .toList(),
                    nextCursor);
        }
    }

    private final Pages pages = new Pages(2);

    private Letters page(String entries, ObjectNode params) {
        List<String> letters = letters(entries);
        return pages.of(
                        new ObjectMapper(),
                        () -> letters,
                        Function.identity(),
                        Function.identity(),
                        (permissions, letter) -> true,
                        Letters::new)
                .page(params, Permissions.ALL);
    }

    private static ObjectNode params(Object cursor) {
        return JsonNodeFactory.instance.objectNode().put("cursor", (String) cursor);
    }

    @Test
    void a_list_that_fits_has_no_cursor() {
        assertThat(page("ab", null)).isEqualTo(Letters.of("ab", null));
        assertThat(page("", null)).isEqualTo(Letters.of("", null));
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
        Object cursor = page("abcde", null).nextCursor();
        assertThat(page(then, params(cursor)).letters())
                .isEqualTo(Letters.of(expected, null).letters());
    }

    @Test
    void a_place_that_is_gone_is_an_error() {
        Object cursor = page("abcde", null).nextCursor();
        assertThatThrownBy(() -> page("ade", params(cursor)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining("list again from the start");
    }

    @Test
    void a_cursor_that_is_null_is_none() {
        assertThat(page("abcde", params(null))).isEqualTo(page("abcde", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "%%%", "YSBi=", "cXVhY2s"})
    void what_is_no_cursor_is_an_error(String cursor) {
        assertThatThrownBy(() -> page("abcde", params(cursor))).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void a_cursor_is_a_string() {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("cursor", 2);
        assertThatThrownBy(() -> page("abcde", params)).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void a_page_has_at_least_one_entry() {
        assertThatThrownBy(() -> new Pages(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUNA_LIST_PAGE_SIZE");
    }

    @Test
    void each_entry_is_encoded_once_until_the_list_changes() {
        AtomicReference<List<String>> entries = new AtomicReference<>(letters("abcde"));
        AtomicInteger described = new AtomicInteger();
        PagedList<String, Letters> list = pages.of(
                new ObjectMapper(),
                entries::get,
                Function.identity(),
                letter -> {
                    described.incrementAndGet();
                    return letter;
                },
                (permissions, letter) -> permissions.scopes().contains(letter),
                Letters::new);

        String cursor = list.page(null, Permissions.ALL).nextCursor();
        list.page(params(cursor), Permissions.ALL);
        list.page(null, Permissions.ALL);
        assertThat(described).hasValue(5);

        entries.set(letters("xbcde"));
        assertThat(list.page(null, Permissions.ALL).letters())
                .isEqualTo(Letters.of("xb", null).letters());
        list.page(params(cursor), Permissions.ALL);
        assertThat(described).hasValue(10);
    }

    @Test
    void an_entry_is_described_once_for_all_principals() {
        AtomicInteger described = new AtomicInteger();
        List<String> entries = letters("abcde");
        PagedList<String, Letters> list = pages.of(
                new ObjectMapper(),
                () -> entries,
                Function.identity(),
                letter -> {
                    described.incrementAndGet();
                    return letter;
                },
                (permissions, letter) -> permissions.scopes().contains(letter),
                Letters::new);

        assertThat(list.page(null, Permissions.ofScopes(Set.of("b", "d"))).letters())
                .isEqualTo(Letters.of("bd", null).letters());
        assertThat(list.page(null, Permissions.ofScopes(Set.of("e"))).letters())
                .isEqualTo(Letters.of("e", null).letters());
        assertThat(list.page(null, Permissions.ofScopes(Set.of())).letters()).isEmpty();
        assertThat(described).hasValue(5);
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }
}
