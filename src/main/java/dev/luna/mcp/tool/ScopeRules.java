package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The scopes that the owner's settings {@code luna.scopes.WORD} give to tools that say nothing else of themselves, or something else.
 * Immutable.
 *
 * @param scopes the scopes by word, which is a name, a tag or a pattern
 */
public record ScopeRules(Map<String, Set<String>> scopes) {

    private static final String PREFIX = "luna.scopes.";

    /** A scope-token of RFC 6749, section 3.3, without the comma, which separates scopes here. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,100}");

    public ScopeRules {
        scopes = Map.copyOf(scopes);
    }

    /**
     * Reads the settings.
     *
     * @param settings all settings
     * @throws IllegalArgumentException if one has no scopes
     */
    public static ScopeRules of(Map<String, String> settings) {
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        settings.forEach((name, list) -> {
            if (!name.startsWith(PREFIX)) {
                return;
            }
            try {
                scopes.put(name.substring(PREFIX.length()), words(list));
            } catch (InvalidToolException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage());
            }
        });
        return new ScopeRules(scopes);
    }

    /**
     * The scopes of a list that is separated by commas.
     *
     * @throws InvalidToolException if there are none, or one is malformed
     */
    static Set<String> words(String list) {
        List<String> words = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()
                || !words.stream().allMatch(word -> SCOPE.matcher(word).matches())) {
            throw new InvalidToolException(
                    "scopes must be names of visible ASCII characters without '\"' and '\\', separated by"
                            + " commas, such as repo.write; got '" + list + "'");
        }
        return new LinkedHashSet<>(words);
    }

    /**
     * The scopes of a tool: those of the setting with its name, else of all settings whose tags and patterns match it together. Empty if
     * there is no such setting.
     */
    Optional<Set<String>> of(Tool tool) {
        Set<String> own = scopes.get(tool.name());
        if (own != null) {
            return Optional.of(own);
        }
        Set<String> all = new LinkedHashSet<>();
        scopes.forEach((word, some) -> {
            if (new ToolPatterns(List.of(word)).match(tool)) {
                all.addAll(some);
            }
        });
        return Optional.of(all).filter(found -> !found.isEmpty());
    }
}
