package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.identity.Permissions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the lists that are given page by page. Immutable and thread-safe. */
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
     * The list of a registry.
     *
     * @param mapper writes the entries as JSON
     * @param entries gives all entries in their order; the same object until one of them changes
     * @param isPermitted true if a principal with these permissions may see an entry
     */
    <T, R> PagedList<T, R> of(
            ObjectMapper mapper,
            Supplier<List<T>> entries,
            Function<T, String> name,
            Function<T, ?> describe,
            BiPredicate<Permissions, T> isPermitted,
            BiFunction<List<RawValue>, String, R> result) {
        return new PagedList<>(size, mapper, entries, name, describe, isPermitted, result);
    }
}
