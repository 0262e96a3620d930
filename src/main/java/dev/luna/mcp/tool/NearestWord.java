package dev.luna.mcp.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests the known word that is most similar to an unknown one. Stateless. */
public final class NearestWord {

    private static final int MAX_LISTED = 20;

    private NearestWord() {}

    /**
     * Message about an unknown word, with the most similar known word.
     *
     * @param shown the word with its context
     * @param word the word itself
     * @param known the known words
     */
    public static String unknown(String shown, String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> shown + ": did you mean " + nearest + "?")
                .orElseGet(() -> shown + " is not known" + list(known));
    }

    /** Returns the most similar known word, if one is similar enough. */
    public static Optional<String> to(String word, Collection<String> known) {
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String list(Collection<String> known) {
        return known.isEmpty() || known.size() > MAX_LISTED
                ? ""
                : "; known are " + known.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Edit distance: letters to change, add, remove or swap with their neighbour; case is ignored. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
