package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A list that clients get page by page. Its entries are encoded once after each change, not for each request. A cursor names the
 * entries on both sides of its place, so that what comes and goes elsewhere neither repeats nor skips an entry. Thread-safe.
 *
 * @param <T> type of the entries
 * @param <R> type of the result
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination">Pagination</a>
 */
final class PagedList<T, R> {

    /** The entries of one state of the list, with their names and their JSON. */
    private record Encoded<T>(List<T> entries, List<String> names, List<RawValue> json) {

        Encoded<T> only(Predicate<T> isListed) {
            int[] listed = IntStream.range(0, entries.size())
                    .filter(i -> isListed.test(entries.get(i)))
                    .toArray();
            return new Encoded<>(pick(entries, listed), pick(names, listed), pick(json, listed));
        }

        private static <E> List<E> pick(List<E> all, int[] places) {
            return Arrays.stream(places).mapToObj(all::get).toList();
        }
    }

    private static final int MOST_PARTS = 100;

    /** @param all the list that this is a part of */
    private record Part<T>(Encoded<T> all, Encoded<T> permitted) {}

    private final int size;
    private final ObjectMapper mapper;
    private final Supplier<List<T>> entries;
    private final Function<T, String> name;
    private final Function<T, ?> describe;
    private final BiFunction<List<RawValue>, String, R> result;
    private final BiPredicate<Permissions, T> isPermitted;

    /** The parts that principals see who may not see all, by their permissions. */
    private final Cache<Permissions, Part<T>> parts =
            Caffeine.newBuilder().maximumSize(MOST_PARTS).build();

    private volatile Encoded<T> encoded = new Encoded<>(List.of(), List.of(), List.of());

    /**
     * @param size the number of entries on a page
     * @param mapper writes the entries as JSON
     * @param entries gives all entries in their order; the same object until one of them changes
     * @param name gives the unique name of an entry
     * @param describe gives the listed form of an entry
     * @param isPermitted true if a principal with these permissions may see an entry
     * @param result makes the result from the JSON of a page's entries and the cursor of the next page, which is null for the last
     *     page
     */
    PagedList(
            int size,
            ObjectMapper mapper,
            Supplier<List<T>> entries,
            Function<T, String> name,
            Function<T, ?> describe,
            BiPredicate<Permissions, T> isPermitted,
            BiFunction<List<RawValue>, String, R> result) {
        this.size = size;
        this.mapper = mapper;
        this.entries = entries;
        this.name = name;
        this.describe = describe;
        this.isPermitted = isPermitted;
        this.result = result;
    }

    /**
     * The page at the cursor in the parameters, or the first page.
     *
     * @param params the parameters of the request, or null
     * @param permissions those of the principal; entries that it may not see are left out
     * @throws InvalidParamsException if its cursor is none of this list
     */
    R page(JsonNode params, Permissions permissions) {
        return page(params, permitted(permissions));
    }

    /**
     * The page at the cursor in the parameters of a list that has only some of the entries.
     *
     * @param isListed false for an entry that is left out
     * @throws InvalidParamsException if its cursor is none of this list
     */
    R page(JsonNode params, Permissions permissions, Predicate<T> isListed) {
        return page(params, permitted(permissions).only(isListed));
    }

    private R page(JsonNode params, Encoded<T> all) {
        List<String> names = all.names();
        int start = params == null || !params.hasNonNull("cursor") ? 0 : start(params.get("cursor"), names);
        int end = Math.min(start + size, names.size());
        return result.apply(
                all.json().subList(start, end), end < names.size() ? cursor(names.get(end - 1), names.get(end)) : null);
    }

    private Encoded<T> permitted(Permissions permissions) {
        Encoded<T> all = encoded();
        if (permissions.areUnlimited()) {
            return all;
        }
        Part<T> known = parts.getIfPresent(permissions);
        if (known == null || known.all() != all) {
            known = new Part<>(all, all.only(entry -> isPermitted.test(permissions, entry)));
            parts.put(permissions, known);
        }
        return known.permitted();
    }

    private Encoded<T> encoded() {
        List<T> now = entries.get();
        Encoded<T> known = encoded;
        if (known.entries() != now) {
            known = new Encoded<>(
                    now,
                    now.stream().map(name).toList(),
                    now.stream().map(this::encode).toList());
            encoded = known;
        }
        return known;
    }

    private RawValue encode(T entry) {
        try {
            return new RawValue(mapper.writeValueAsString(describe.apply(entry)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name.apply(entry) + " cannot be written as JSON", e);
        }
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
