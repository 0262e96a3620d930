package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of GitHub's while its pages are read: the elements so far, the next page, and the cost. A call reads at most
 * {@value #MAX_PAGES} pages and stops once they have {@value #MAX_BYTES} bytes. Immutable.
 *
 * @param found the elements so far
 * @param next the beginning of the next page, or of the rest of the last one; null at the end of the list
 * @param pages that were read
 * @param bytes of these pages
 */
record Pages(List<JsonNode> found, Cursor next, int pages, long bytes) {

    static final int MAX_PAGES = 10;
    static final long MAX_BYTES = 8L * 1024 * 1024;

    static Pages beginning(Cursor at) {
        return new Pages(List.of(), at, 0, 0);
    }

    /** True if another page is needed and may be read. */
    boolean isWanting(int limit) {
        return next != null && found.size() < limit && pages < MAX_PAGES && bytes < MAX_BYTES;
    }

    /**
     * Adds the elements of a page.
     *
     * @param elements of the page, all
     * @param without elements with this field are left out; null if all count
     * @param answer the response with the page
     *
     */
    Pages add(JsonNode elements, String without, int limit, RestResponse answer) {
        List<JsonNode> now = new ArrayList<>(found);
        int read = Math.min(next.skip(), elements.size());
        while (read < elements.size() && now.size() < limit) {
            JsonNode element = elements.get(read++);
            if (without == null || !element.has(without)) {
                now.add(element);
            }
        }
        return new Pages(List.copyOf(now), after(elements, read, without, answer), pages + 1, bytes + answer.size());
    }

    private Cursor after(JsonNode elements, int read, String without, RestResponse answer) {
        for (int rest = read; rest < elements.size(); rest++) {
            if (without == null || !elements.get(rest).has(without)) {
                return next.skipping(read);
            }
        }
        return answer.nextPage() == null ? null : Cursor.ofQuery(answer.nextPage());
    }
}
