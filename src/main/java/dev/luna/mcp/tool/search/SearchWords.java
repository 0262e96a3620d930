package dev.luna.mcp.tool.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into the words that are compared in a search. An identifier gives itself and its parts: {@code listIssues} and
 * {@code list_issues} both give {@code list} and {@code issue}. English endings are cut off, and the most
 * common words of English are left out. Text of scripts without spaces
 * between words gives each pair of neighbouring characters. Remembers what it has split, since texts of tools repeat their words; so
 * one is for one index or query. Not thread-safe.
 */
final class SearchWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern PART =
            Pattern.compile("_+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** Words that say nothing of a tool. A rare one among the tools would count as much as the name of a thing. */
    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "i", "in", "is", "it",
            "its", "me", "my", "of", "on", "or", "that", "the", "their", "there", "this", "to", "was", "what", "which",
            "with", "you");

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final Pattern ENGLISH = Pattern.compile("[a-z]{4,}");
    private static final Pattern PLURAL_IN_IES = Pattern.compile("(?<=..)ies$");
    private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{2}[^sui])s$");
    private static final Pattern ENDING = Pattern.compile("(?<=[aeiouy].{1,12})(ing|ed)$|(?<=[a-z]{2}[ts])ion$");
    private static final Pattern DOUBLED = Pattern.compile("([bdgmnprt])\\1$");
    private static final Pattern LAST_E = Pattern.compile("(?<=...)e$");

    private final Map<String, List<String>> known = new HashMap<>();

    /** The words of a text in their order, repeated where the text repeats them; empty if it is null or has none. */
    List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (word.find()) {
            words.addAll(known.computeIfAbsent(word.group(), SearchWords::split));
        }
        return words;
    }

    private static List<String> split(String word) {
        List<String> words = new ArrayList<>();
        if (word.codePoints().anyMatch(SearchWords::isWithoutSpaces)) {
            pairs(word.codePoints().toArray(), words);
            return words;
        }
        String[] parts = PART.split(word);
        for (String part : parts) {
            String lower = part.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty() && !COMMON.contains(lower)) {
                words.add(stem(lower));
            }
        }
        if (parts.length > 1) {
            words.add(stem(word.toLowerCase(Locale.ROOT)));
        }
        return words;
    }

    private static boolean isWithoutSpaces(int character) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    private static void pairs(int[] characters, List<String> words) {
        if (characters.length == 1) {
            words.add(new String(characters, 0, 1));
        }
        for (int i = 0; i + 1 < characters.length; i++) {
            words.add(new String(characters, i, 2));
        }
    }

    /** The word without the ending of a plural, a participle or a noun in -ion; only for letters of English. */
    private static String stem(String word) {
        if (!ENGLISH.matcher(word).matches()) {
            return word;
        }
        String singular =
                PLURAL.matcher(PLURAL_IN_IES.matcher(word).replaceFirst("y")).replaceFirst("");
        String stem = ENDING.matcher(singular).replaceFirst("");
        return LAST_E.matcher(
                        stem.equals(singular) ? stem : DOUBLED.matcher(stem).replaceFirst("$1"))
                .replaceFirst("");
    }
}
