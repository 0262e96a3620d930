package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.UpstreamException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Translates failures of git into messages for callers. */
final class GitFailure {

    private static final Pattern NO_SUCH_COMMIT =
            Pattern.compile("couldn't find remote ref|not our ref|unadvertised object", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_PUBLIC = Pattern.compile(
            "repository .* not found|could not read Username|Authentication failed|returned error: 40[134]");
    private static final Pattern MOVED = Pattern.compile("returned error: 30\\d|redirect");
    private static final Pattern REMOTE_TROUBLE = Pattern.compile(
            "unable to access|RPC failed|early EOF|hung up|promisor remote|protocol error|git repository\\?|remote error");
    // No repeated groups: remotes send lines of any length, on which those would overflow the stack.
    private static final Pattern HOST_PATH = Pattern.compile("(?<![\\w:/.])/[\\w.+-]+/[\\w.+/-]*");

    private GitFailure() {}

    /**
     * Returns the failure for a command.
     *
     * @param outcome of a command that did not succeed
     */
    static ToolException of(GitRemote remote, CommandOutcome outcome) {
        String url = remote.url();
        String text = complaint(outcome.errors());
        if (outcome.timedOut()) {
            return new UpstreamException("The repository " + url + " did not arrive within the time limit.");
        }
        if (NO_SUCH_COMMIT.matcher(text).find()) {
            return new ToolException(
                    "The repository " + url + " has no such commit, or does not give it out by its name.");
        }
        if (NOT_PUBLIC.matcher(text).find()) {
            return new UpstreamException("There is no repository at " + url + ", or it is not public.");
        }
        if (MOVED.matcher(text).find()) {
            return new UpstreamException("The repository " + url + " has moved. Use its present address.");
        }
        if (REMOTE_TROUBLE.matcher(text).find()) {
            return new UpstreamException("The repository " + url + " could not be fetched: " + text);
        }
        return new ToolException("git failed with exit value " + outcome.exitValue() + ": " + text);
    }

    /** Returns git's error lines, without paths of the host. */
    private static String complaint(String errors) {
        List<String> lines = errors.lines()
                .filter(line -> line.startsWith("fatal:") || line.startsWith("error:") || line.startsWith("remote:"))
                .toList();
        String text = (lines.isEmpty() ? errors.lines() : lines.stream()).collect(Collectors.joining("\n"));
        String clean = HOST_PATH.matcher(Excerpt.printable(text)).replaceAll("(a path)");
        return Excerpt.begin(clean, Excerpt.QUOTE);
    }
}
