package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Gives lists page by page. A cursor names the entries on both sides of its place, so that what comes and goes elsewhere
 * neither repeats nor skips an entry. Immutable and thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination">Pagination</a>
 */
public final class Pages {

    private final int size;

    /**
     * @param size the number of entries on a page
     * @throws IllegalArgumentException if that is less than one
     */
    public Pages(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("LUNA_LIST_PAGE_SIZE must be at least 1, not " + size + ".");
        }
        this.size = size;
    }

    /**
     * The result of a list method.
     *
     * @param entries all there are, in their order
     * @param name gives the unique name of an entry
     * @param describe gives the listed form of an entry
     * @param params the request's, or null
     * @param result makes the result from the entries of a page and the cursor of the next, which is null for the last page
     * @throws InvalidParamsException if its cursor is none of this list
     */
    <T, D, R> R page(
            List<T> entries,
            Function<T, String> name,
            Function<T, D> describe,
            JsonNode params,
            BiFunction<List<D>, String, R> result) {
        List<String> names = entries.stream().map(name).toList();
        int start = params == null || !params.hasNonNull("cursor") ? 0 : start(params.get("cursor"), names);
        int end = Math.min(start + size, entries.size());
        return result.apply(
                entries.subList(start, end).stream().map(describe).toList(),
                end < entries.size() ? cursor(names.get(end - 1), names.get(end)) : null);
    }

    private static String cursor(String last, String next) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last + " " + next).getBytes(StandardCharsets.UTF_8));
    }

    private static int start(JsonNode cursor, List<String> names) {
        String[] sides = decode(cursor.textValue()).split(" ", 2);
        int last = names.indexOf(sides[0]);
        int start = last >= 0 ? last + 1 : names.indexOf(sides[sides.length - 1]);
        if (start < 0) {
            throw new InvalidParamsException("'cursor' has no place in this list, which may have changed since; "
                    + "list again from the start, without it.");
        }
        return start;
    }

    private static String decode(String cursor) {
        try {
            return cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
