package dev.luna.mcp.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that become part of a GitHub URL, checked against strict patterns. None of the patterns lets through a
 * brace, a percent sign, a question mark, a hash sign, a backslash or a control character, so nothing in a name can be
 * a placeholder, an expression, a query or an escape. Each method returns what it was given or throws
 * {@link InvalidArgumentException}, naming the argument and what was expected.
 */
final class GitHubNames {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern REPO = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern REF_SEGMENT = Pattern.compile("[A-Za-z0-9_+@=,-][A-Za-z0-9_.+@=,-]{0,199}");
    private static final Pattern PATH_SEGMENT = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._+@~()\\[\\]$,=!&'-]{1,255}");
    private static final Pattern WORKFLOW = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}\\.ya?ml|[0-9]{1,18}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Set<String> KNOWN =
            Set.of("owner", "repo", "branch", "base", "new_branch", "ref", "head", "path", "workflow_file");
    private static final int MAX_REF = 250;
    private static final int MAX_PATH = 1024;

    private GitHubNames() {}

    static String owner(String value) {
        require(
                value != null && OWNER.matcher(value).matches(),
                "owner",
                "a GitHub user or organization, such as octocat");
        return value;
    }

    static String repo(String value) {
        require(
                value != null
                        && REPO.matcher(value).matches()
                        && !isDots(value)
                        && !lower(value).endsWith(".git"),
                "repo",
                "a repository's name without its owner and without .git, such as Hello-World");
        return value;
    }

    /** A branch by its short name, {@code feature/login} and not {@code refs/heads/feature/login}. */
    static String branch(String argument, String value) {
        require(isRef(value) && !value.startsWith("refs/"), argument, "a branch name such as main or feature/login");
        return value;
    }

    /** A branch, a tag or a commit. */
    static String ref(String argument, String value) {
        require(isRef(value), argument, "a branch, tag or commit such as main or v1.2.0");
        return value;
    }

    /** The branch a pull request comes from: {@code branch}, or {@code owner:branch} in a fork. */
    static String head(String value) {
        int colon = value == null ? -1 : value.indexOf(':');
        boolean ownerIsGood =
                colon < 0 || OWNER.matcher(value.substring(0, colon)).matches();
        require(
                value != null && ownerIsGood && isRef(value.substring(colon + 1)),
                "head",
                "a branch name such as feature/login, or owner:branch for a fork");
        return value;
    }

    /** A file's path from the repository's root. */
    static String path(String value) {
        require(isPath(value), "path", "a file's path from the repository's root, such as docs/intro.md");
        return value;
    }

    static String workflow(String value) {
        require(
                value != null && WORKFLOW.matcher(value).matches(),
                "workflow_file",
                "the file name of a workflow in .github/workflows, such as ci.yml");
        return value;
    }

    /** Checks a value that goes into a path by what its argument's name means in GitHub's API. */
    static String checked(String argument, Object value) {
        String text = value == null ? null : value.toString();
        return switch (argument) {
            case "owner" -> owner(text);
            case "repo" -> repo(text);
            case "branch", "base", "new_branch" -> branch(argument, text);
            case "ref" -> ref(argument, text);
            case "head" -> head(text);
            case "path" -> path(text);
            case "workflow_file" -> workflow(text);
            default -> {
                require(
                        text != null && SEGMENT.matcher(text).matches() && !isDots(text),
                        argument,
                        "a number or a plain name of letters, digits, '.', '_' and '-'");
                yield text;
            }
        };
    }

    /** The same for an argument that may go elsewhere; one whose name means nothing here may be anything. */
    static void checkIfKnown(String argument, Object value) {
        if (KNOWN.contains(argument)) {
            checked(argument, value);
        }
    }

    private static boolean isRef(String value) {
        if (value == null || value.length() > MAX_REF || value.startsWith("-") || value.contains("..")) {
            return false;
        }
        for (String segment : value.split("/", -1)) {
            boolean git = !segment.endsWith(".") && !segment.endsWith(".lock");
            if (!git || !REF_SEGMENT.matcher(segment).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(String value) {
        if (value == null || value.length() > MAX_PATH) {
            return false;
        }
        for (String segment : value.split("/", -1)) {
            boolean reserved = isDots(segment) || lower(segment).equals(".git");
            if (reserved || !PATH_SEGMENT.matcher(segment).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void require(boolean good, String argument, String expected) {
        if (!good) {
            throw new InvalidArgumentException("Argument '" + argument + "' must be " + expected + ".");
        }
    }
}
