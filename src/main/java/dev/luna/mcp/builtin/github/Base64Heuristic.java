package dev.luna.mcp.builtin.github;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Distinguishes a text that happens to be valid base64, such as "TODO", from the base64 of a binary file. If both are possible
 * it assumes a text: decoded as base64, the text would silently become other bytes. Stateless.
 */
final class Base64Heuristic {

    /** Every image, archive or font has more characters; words, keys and versions have as few. */
    private static final int SHORT = 64;

    /** In the base64 of binary files, small letters, capitals, digits and signs change at every second character. */
    private static final double LENGTH_OF_WORDS = 2.5;

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[+/=]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]+|[0-9A-F]+");

    /** PNG, GIF, JPEG, PDF, ZIP, gzip, RIFF, class files, ELF, fonts, icons, WebAssembly, Zstandard, xz, bzip2, Ogg, MP3, SQLite. */
    private static final List<String> KINDS = List.of(
            "\u0089PNG",
            "GIF8",
            "\u00ff\u00d8\u00ff",
            "%PDF",
            "PK\3\4",
            "\u001f\u008b",
            "RIFF",
            "\u00ca\u00fe\u00ba\u00be",
            "\u007fELF",
            "wOF",
            "OTTO",
            "\0\1\0\0",
            "\0\0\1\0",
            "\0asm",
            "\u0028\u00b5\u002f\u00fd",
            "\u00fd7zXZ",
            "BZh",
            "OggS",
            "ID3",
            "SQLite");

    private Base64Heuristic() {}

    /** @param bytes the decoded base64, which is not text */
    static boolean isLikely(String base64, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (KINDS.stream().anyMatch(head::startsWith)) {
            return false;
        }
        List<String> lines = base64.lines().toList();
        boolean wrapped = IntStream.range(0, lines.size() - 1)
                .allMatch(i -> lines.get(i).length() == lines.get(0).length());
        String joined = String.join("", lines);
        return joined.length() <= SHORT
                || !wrapped
                || NUMBER.matcher(joined).matches()
                || joined.length() / (double) words(joined) >= LENGTH_OF_WORDS;
    }

    private static int words(String text) {
        Matcher word = WORD.matcher(text);
        int count = 0;
        while (word.find()) {
            count++;
        }
        return Math.max(count, 1);
    }
}
