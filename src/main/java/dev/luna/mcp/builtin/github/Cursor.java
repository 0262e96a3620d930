package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A position in a list of GitHub's: the page, as query parameters, and the number of its elements already read. Callers receive
 * it as a text and send it back. Immutable.
 *
 * @param page the parameters that name a page, none other
 * @param skip elements of the page that were read already
 *
 */
record Cursor(Map<String, String> page, int skip) {

    private static final Set<String> NAMES = Set.of("page", "per_page", "after", "before");
    private static final String SKIP = "skip";

    /** The first page, with this many elements on each. */
    static Cursor first(int perPage) {
        return new Cursor(Map.of("per_page", Integer.toString(perPage)), 0);
    }

    /** The page that the query of a link requests. */
    static Cursor ofQuery(String query) {
        Map<String, String> page = parameters(query);
        page.keySet().retainAll(NAMES);
        return new Cursor(page, 0);
    }

    /** @throws InvalidArgumentException if the text did not come from {@link #text()} */
    static Cursor parse(String text) {
        try {
            Map<String, String> page =
                    parameters(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            int skip = Integer.parseInt(page.getOrDefault(SKIP, "0"));
            page.remove(SKIP);
            if (page.isEmpty() || !NAMES.containsAll(page.keySet()) || skip < 0) {
                throw unknown();
            }
            return new Cursor(page, skip);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    Cursor skipping(int elements) {
        return new Cursor(page, elements);
    }

    String text() {
        StringBuilder query = new StringBuilder(SKIP + "=" + skip);
        page.forEach((name, value) -> query.append('&').append(name).append('=').append(UrlBuilder.encode(value)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(query.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static InvalidArgumentException unknown() {
        return new InvalidArgumentException("Argument 'cursor' must be one that this tool answered together with"
                + " \"more\": true; leave it out for the beginning of the list.");
    }
}
