package dev.luna.mcp.builtin.git;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A branch, tag, other ref or commit, as a caller names it.
 *
 * @param text in the characters that git allows, except those with a meaning in a shell
 */
record GitRef(String text) {

    private static final Pattern NAME = Pattern.compile("(?!.*(?:\\.\\.|//|/\\.|@\\{|\\.lock(?:/|$)|[/.]$))"
            + "[\\p{L}\\p{N}_@#][\\p{L}\\p{M}\\p{N}._/+@#=,%-]{0,199}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,39}");
    private static final String HEADS = "refs/heads/";

    GitRef {
        if (!isName(text)) {
            throw new InvalidArgumentException(
                    "Argument 'ref' must be the name of a branch or tag, such as 'main' or 'v1.2.0', a ref such as "
                            + "'pull/1/head', or the 40 characters of a commit.");
        }
    }

    /** Returns true if a text is a valid name that the host can pass to a program. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches()
                && Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                        .newEncoder()
                        .canEncode(text);
    }

    /** Returns the full names that it may stand for, the most likely first. */
    List<String> candidates() {
        return text.startsWith("refs/")
                ? List.of(text)
                : Stream.of(HEADS, "refs/tags/", "refs/")
                        .map(prefix -> prefix + text)
                        .toList();
    }

    /** Returns true if a branch or tag may have exactly this name. */
    boolean mayBeBranchOrTag() {
        return !text.startsWith("refs/") && !isCommit();
    }

    boolean isCommit() {
        return COMMIT.matcher(text).matches();
    }

    boolean isShortCommit() {
        return SHORT_COMMIT.matcher(text).matches();
    }

    /** Returns the branch of a full name, or null. */
    static String branch(String fullName) {
        return fullName.startsWith(HEADS) && isName(fullName.substring(HEADS.length()))
                ? fullName.substring(HEADS.length())
                : null;
    }
}
