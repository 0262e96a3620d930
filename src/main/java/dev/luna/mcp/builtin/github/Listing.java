package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Names in a sentence: the first ones, and the number of others. Stateless. */
final class Listing {

    private static final int SHOWN = 15;
    private static final int LONGEST = 60;

    private Listing() {}

    static String of(List<String> names) {
        List<String> shown = names.stream()
                .limit(SHOWN)
                .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...")
                .toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /** The entries of a directory as GitHub lists them; directories end with a slash. */
    static String of(JsonNode directory) {
        List<String> names = new ArrayList<>();
        directory.forEach(entry -> names.add(
                entry.path("name").asText() + ("dir".equals(entry.path("type").asText()) ? "/" : "")));
        return names.isEmpty() ? "nothing" : of(names);
    }
}
