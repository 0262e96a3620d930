package dev.luna.mcp.openapi;

import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.openapi.operation.OperationKey;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of the tools of all operations. A name depends on nothing but its operation and those that would have the same name, so
 * it stays when others come or go, and whatever is selected. Immutable.
 */
final class ToolNames {

    /** With the prefixes that clients add, names stay below the 64 characters that some models allow. */
    static final int LONGEST = 45;

    private static final int DIGEST = 6;

    /** Names that are methods of MCP in themselves. */
    private static final Set<String> RESERVED = Set.of("initialize", "ping", "batch");

    private final Map<OperationKey, String> names = new LinkedHashMap<>();
    private final Map<OperationKey, String> changed = new LinkedHashMap<>();

    /** @param operations all of the document */
    ToolNames(Collection<OperationKey> operations) {
        Map<String, List<OperationKey>> wanted = operations.stream()
                .collect(Collectors.groupingBy(ToolNames::wanted, LinkedHashMap::new, Collectors.toList()));
        wanted.forEach((name, keys) -> keys.forEach(key -> {
            boolean taken = keys.size() > 1 || RESERVED.contains(name);
            String given = taken || name.length() > LONGEST ? withDigest(name, key) : name;
            names.put(key, given);
            if (taken) {
                changed.put(key, name);
            }
        }));
    }

    /** The name of a tool: lower-case letters, digits and underscores, {@value #LONGEST} at most. */
    String of(OperationKey operation) {
        return names.get(operation);
    }

    /** The name that an operation shares with others, or with a method of MCP; null if it does not. */
    String shared(OperationKey operation) {
        return changed.get(operation);
    }

    /** The family of a tool: its first tag, or else the first part of its path. */
    static String family(OperationKey operation) {
        String tag = operation.tags().isEmpty() ? "" : words(operation.tags().get(0));
        String part = tag.isEmpty()
                ? words(operation
                        .path()
                        .replaceAll("\\{[^}]*}", "")
                        .replaceFirst("^/+", "")
                        .split("/")[0])
                : tag;
        return cut(part.isEmpty() ? "api" : part, 32);
    }

    private static String wanted(OperationKey operation) {
        String name = words(operation.id());
        return name.isEmpty() ? words(operation.method() + " " + operation.path()) : name;
    }

    private static String withDigest(String name, OperationKey operation) {
        return cut(name, LONGEST - DIGEST - 1) + "_" + digest(operation.text()).substring(0, DIGEST);
    }

    /** The words of a text, with an underscore between: {@code getPetById} is {@code get_pet_by_id}. */
    static String words(String text) {
        String words = text.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return words.isEmpty() || Character.isLetter(words.charAt(0)) ? words : "api_" + words;
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length).replaceAll("_+$", "");
    }

    /** The SHA-256 digest of a text in hexadecimal digits. */
    static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
