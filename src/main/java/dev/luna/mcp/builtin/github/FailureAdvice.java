package dev.luna.mcp.builtin.github;

import dev.luna.mcp.outbound.OutboundException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Advice on a failure that GitHub reports: its meaning and the way out, by status, message and headers. Immutable. */
final class FailureAdvice {

    /** A failure that is recognised by its message, whatever its status. */
    private record Known(Pattern words, String advice) {

        Known(String words, String advice) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), advice);
        }
    }

    private static final String OWN_BRANCH =
            " Commit to a branch of your own instead (create_branch, commit_file), then open a pull request (open_pr).";

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "(was|is) archived|read-only",
                    "The repository is archived, so nothing in it can be changed until its owner unarchives it."),
            new Known(
                    "SAML|single sign-on",
                    "The organization demands single sign-on for the token: its owner must authorize GITHUB_TOKEN for the"
                            + " organization, at https://github.com/settings/tokens under 'Configure SSO'."),
            new Known(
                    "IP allow list",
                    "The organization admits listed addresses only; this server's address must be added there."),
            new Known(
                    "forbids access via|token's lifetime|OAuth App access restrictions",
                    "The organization does not admit this kind of token; the server needs a GITHUB_TOKEN of a kind and"
                            + " lifetime that it admits."),
            new Known(
                    "restrictions? prevent|creations being restricted|Cannot create ref",
                    "A ruleset of the repository does not permit this name of a branch; choose a name that it permits."),
            new Known(
                    "must be made through a pull request|approving review|protected branch|required status check",
                    "The branch is protected." + OWN_BRANCH),
            new Known(
                    "verified signature",
                    "The branch takes signed commits only, which this server cannot make." + OWN_BRANCH),
            new Known("rule violations?", "A ruleset of the repository does not permit this." + OWN_BRANCH),
            new Known(
                    "Reference already exists",
                    "A branch with this name exists already: use it, or choose another name."),
            new Known(
                    "pull request already exists",
                    "Use the pull request that is open (list_prs), or close it first (close_pr)."),
            new Known(
                    "No commits between",
                    "The branch has no commits that its base does not have: commit something to it first."),
            new Known(
                    "repository is empty",
                    "The repository has no commit yet, and so no branch; its first file makes the first one."),
            new Known("does not match|but expected", "It was changed meanwhile: look again, then retry."),
            new Known(
                    "Issues (are|has been) disabled",
                    "This repository takes no issues; its owner can switch them on in its settings."),
            new Known(
                    "'workflow_dispatch' trigger",
                    "Only a workflow whose file has the trigger 'workflow_dispatch', on this branch, can be started so."));

    private static final Pattern TOO_FAST =
            Pattern.compile("secondary rate limit|abuse detection|submitted too quickly", Pattern.CASE_INSENSITIVE);

    private final String token;

    /** @param token whose token was sent, as the subject of a sentence; empty if none was */
    FailureAdvice(String token) {
        this.token = token;
    }

    /**
     * Advice in one or two sentences; empty if GitHub's message says all.
     *
     * @param writing true if the request changes something
     * @param said GitHub's message
     * @param headers gives a response header's value by its name, null if there is none
     *
     */
    String of(int status, boolean writing, String said, UnaryOperator<String> headers) {
        if (TOO_FAST.matcher(said).find()) {
            String seconds = headers.apply("Retry-After");
            return "Too many requests came in a short time (GitHub's secondary rate limit); try again "
                    + (seconds == null ? "in a minute at the earliest" : whenAgain(headers))
                    + ", and one request after the other.";
        }
        if ((status == 403 || status == 429) && isRateLimited(status, headers)) {
            return "The rate limit is reached; try again " + whenAgain(headers) + "."
                    + (hasToken() ? "" : " Without GITHUB_TOKEN GitHub permits 60 requests an hour; with one, 5000.");
        }
        return KNOWN.stream()
                .filter(known -> known.words().matcher(said).find())
                .findFirst()
                .map(Known::advice)
                .orElseGet(() -> byStatus(status, writing, headers));
    }

    private String byStatus(int status, boolean writing, UnaryOperator<String> headers) {
        return switch (status) {
            case 301, 302, 307, 308 -> moved(headers);
            case 401 ->
                hasToken()
                        ? token + " is wrong or has expired."
                        : "The server has no GITHUB_TOKEN; GitHub does not answer this without one.";
            case 403 -> forbidden(headers);
            case 404 ->
                hasToken()
                        ? "It does not exist, or " + token.replaceFirst("^The", "the")
                                + " may not see it. Check owner, repository, branch" + " and path."
                        : "It does not exist, or it is private and the server has no GITHUB_TOKEN. Check owner, repository,"
                                + " branch and path.";
            case 409 -> "It is in conflict with what is there now: look again, then retry.";
            case 451 -> "GitHub does not give it out, for legal reasons.";
            default ->
                status < 500
                        ? ""
                        : "GitHub has a problem." + (writing ? OutboundException.MAYBE_DONE : " Try again later.");
        };
    }

    private static String moved(UnaryOperator<String> headers) {
        String name = headers.apply(SameHostRedirects.MOVED_TO);
        if (name == null) {
            return "It is a redirect to another server, which is not followed, as the token would go along. Is"
                    + " GITHUB_API_URL right?";
        }
        return "The repository was renamed or moved"
                + (name.equals(SameHostRedirects.UNKNOWN) ? "" : "; it is now " + name)
                + ". Call again with its present owner and name.";
    }

    private boolean hasToken() {
        return !token.isEmpty();
    }

    private String forbidden(UnaryOperator<String> headers) {
        if (!hasToken()) {
            return "The server has no GITHUB_TOKEN; with one that may do this it would be permitted.";
        }
        String permissions = headers.apply("X-Accepted-GitHub-Permissions");
        boolean said = permissions != null && permissions.matches("[a-z_=;, ]{1,200}");
        return token + " may not do this; it needs more permissions" + (said ? ": " + permissions : "") + ".";
    }

    private static boolean isRateLimited(int status, UnaryOperator<String> headers) {
        return status == 429
                || headers.apply("Retry-After") != null
                || "0".equals(headers.apply("X-RateLimit-Remaining"));
    }

    private static String whenAgain(UnaryOperator<String> headers) {
        String seconds = headers.apply("Retry-After");
        if (seconds != null && seconds.matches("[0-9]{1,6}")) {
            return "in " + seconds + " s";
        }
        String reset = headers.apply("X-RateLimit-Reset");
        if (reset == null || !reset.matches("[0-9]{1,12}")) {
            return "later";
        }
        try {
            return "after " + Instant.ofEpochSecond(Long.parseLong(reset));
        } catch (DateTimeException e) {
            return "later";
        }
    }
}
