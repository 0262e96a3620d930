package dev.luna.mcp.builtin.github;

import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for paths of files in a repository, each with its reason. Stateless. */
final class FilePath {

    private static final int MAX_PATH = 1024;

    /** Characters that file systems of macOS ignore in names. */
    private static final Pattern IGNORED = Pattern.compile("\\p{Cf}");

    private FilePath() {}

    /** The reason why no file of a repository has this path; null if one can. */
    static String fault(String path) {
        if (path.length() > MAX_PATH) {
            return "it is longer than " + MAX_PATH + " characters";
        }
        String text = UnsafeCharacters.of(path);
        if (text != null) {
            return text;
        }
        if (path.contains("\\")) {
            return "it contains a backslash; write '/' between folders";
        }
        if (path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
            return "it begins or ends with '/' or contains '//'; write it as in " + example(path);
        }
        for (String part : path.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                return "it contains '" + part + "' as a folder; write the path from the repository's root";
            }
            if (isGit(part)) {
                return "git keeps no files of its own folder '.git'";
            }
        }
        return null;
    }

    /** Applies git's own rule, which covers the spellings of NTFS and HFS+. */
    private static boolean isGit(String part) {
        String name =
                IGNORED.matcher(part).replaceAll("").toLowerCase(Locale.ROOT).replaceAll("[. ]+$", "");
        return name.equals(".git") || name.equals("git~1");
    }

    private static String example(String path) {
        String plain = path.replaceAll("/+", "/").replaceAll("^/|/$", "");
        return plain.isEmpty() || plain.length() > 100 ? "docs/intro.md" : "\"" + plain + "\"";
    }
}
