package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates the names that become part of a GitHub URL. Each method returns the normalised name, or throws {@link
 * InvalidArgumentException} with the argument, the expected form and the reason. A valid name is still percent-encoded before
 * it is sent ({@link RestRequest}); only owner and repository, which also become part of an endpoint's URI, are limited to
 * letters, digits and {@code -_.}.
 */
final class GitHubNames {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern REPO = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern WORKFLOW_FOLDER = Pattern.compile("^(?:\\./|/)?\\.github/workflows/");
    private static final Pattern WORKFLOW = Pattern.compile("(?s).+\\.ya?ml|[0-9]{1,18}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Set<String> KNOWN =
            Set.of("owner", "repo", "branch", "base", "new_branch", "ref", "head", "path", "workflow_file");
    private static final int MAX_FILE_NAME = 255;
    private static final String HEADS = "refs/heads/";

    private GitHubNames() {}

    static String owner(String value) {
        require(
                value != null && OWNER.matcher(value).matches(),
                "owner",
                "a GitHub user or organization, such as octocat: letters, digits and '-'");
        return value;
    }

    static String repo(String value) {
        require(
                value != null
                        && REPO.matcher(value).matches()
                        && !isDots(value)
                        && !value.toLowerCase(Locale.ROOT).endsWith(".git"),
                "repo",
                "a repository's name without its owner and without .git, such as Hello-World: letters, digits and '-_.'");
        return value;
    }

    /** A branch by its short name; {@code refs/heads/feature/login} is {@code feature/login}. */
    static String branch(String argument, String value) {
        String name = value != null && value.startsWith(HEADS) ? value.substring(HEADS.length()) : value;
        String expected = "the name of a branch, such as main or feature/login";
        refuse(argument, expected, name == null ? "it is missing" : RefName.fault(name));
        refuse(argument, expected, name.startsWith("refs/") ? "it is not the name of a branch" : null);
        return name;
    }

    /** A branch, a tag or a commit. */
    static String ref(String argument, String value) {
        refuse(
                argument,
                "a branch, tag or commit, such as main or v1.2.0",
                value == null ? "it is missing" : RefName.fault(value));
        return value;
    }

    /** The branch a pull request comes from: {@code branch}, or {@code owner:branch} in a fork. */
    static String head(String value) {
        int colon = value == null ? -1 : value.indexOf(':');
        String expected = "a branch such as feature/login, or owner:branch for a fork";
        boolean ownerIsGood =
                colon < 0 || OWNER.matcher(value.substring(0, colon)).matches();
        refuse("head", expected, ownerIsGood ? null : "the part before ':' is not a user or organization");
        String name = value == null ? null : value.substring(colon + 1);
        String branch = name != null && name.startsWith(HEADS) ? name.substring(HEADS.length()) : name;
        refuse("head", expected, branch == null ? "it is missing" : RefName.fault(branch));
        return value.substring(0, colon + 1) + branch;
    }

    /** A file's path from the repository's root. */
    static String path(String value) {
        refuse(
                "path",
                "a file's path from the repository's root, such as docs/intro.md",
                value == null ? "it is missing" : FilePath.fault(value));
        return value;
    }

    /** The file's name or the workflow's number; {@code .github/workflows/ci.yml} is {@code ci.yml}. */
    static String workflow(String value) {
        String expected = "the file name of a workflow in .github/workflows, such as ci.yml, or its number";
        refuse("workflow_file", expected, value == null ? "it is missing" : null);
        String name = WORKFLOW_FOLDER.matcher(value).replaceFirst("");
        refuse("workflow_file", expected, name.length() > MAX_FILE_NAME ? "it is too long" : UnsafeCharacters.of(name));
        refuse("workflow_file", expected, name.matches(".*[/\\\\].*") ? "it is in another folder" : null);
        refuse(
                "workflow_file",
                expected,
                WORKFLOW.matcher(name).matches() ? null : "it does not end with .yml or .yaml");
        return name;
    }

    /** Validates a value in a path by the meaning of its argument's name in GitHub's API. */
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

    /** True if arguments of this name are checked; an argument of any other name may be anything. */
    static boolean isKnown(String argument) {
        return KNOWN.contains(argument);
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static void refuse(String argument, String expected, String fault) {
        require(fault == null, argument, expected + "; " + fault);
    }

    private static void require(boolean good, String argument, String expected) {
        if (!good) {
            throw new InvalidArgumentException("Argument '" + argument + "' must be " + expected + ".");
        }
    }
}
