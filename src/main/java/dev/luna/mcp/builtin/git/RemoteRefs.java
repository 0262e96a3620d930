package dev.luna.mcp.builtin.git;

import dev.luna.mcp.tool.ToolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The refs of a remote.
 *
 * @param commits by full name; for an annotated tag, the commit that it points to if the remote lists it
 * @param head the full name of the branch of the remote's HEAD, or null if the remote does not send it
 */
record RemoteRefs(Map<String, String> commits, String head) {

    private static final String HEAD = "HEAD";
    private static final List<String> USUAL = List.of("refs/heads/main", "refs/heads/master");
    private static final String PEELED = "^{}";
    private static final int NAMED = 10;

    /**
     * A ref of the remote.
     *
     * @param name its full name, or a commit
     * @param commit the commit it points to
     */
    record Found(String name, String commit) {}

    /**
     * Parses the output of {@code git ls-remote --symref}.
     *
     * @param output the output
     */
    static RemoteRefs of(String output) {
        Map<String, String> commits = new LinkedHashMap<>();
        String head = null;
        for (String line : output.lines().toList()) {
            String[] parts = line.split("\t", 2);
            if (parts.length < 2) {
                continue;
            }
            if (parts[0].startsWith("ref: ")) {
                head = parts[1].equals(HEAD) ? parts[0].substring("ref: ".length()) : head;
            } else if (parts[1].endsWith(PEELED)) {
                commits.put(parts[1].substring(0, parts[1].length() - PEELED.length()), parts[0]);
            } else {
                commits.putIfAbsent(parts[1], parts[0]);
            }
        }
        return new RemoteRefs(commits, head);
    }

    /** Returns the patterns for {@code git ls-remote}. */
    static List<String> patterns(GitRef ref) {
        return ref == null
                ? Stream.concat(Stream.of(HEAD), USUAL.stream()).toList()
                : ref.candidates().stream()
                        .flatMap(name -> Stream.of(name, name + PEELED))
                        .toList();
    }

    /** Finds a caller's ref, or the remote's default branch if it is null. */
    Optional<Found> find(GitRef ref) {
        if (ref == null) {
            return Optional.ofNullable(commits.get(HEAD))
                    .map(commit -> new Found(head == null ? usual(commit) : head, commit));
        }
        return ref.candidates().stream()
                .filter(commits::containsKey)
                .map(name -> new Found(name, commits.get(name)))
                .findFirst()
                .or(() -> ref.isCommit() ? Optional.of(new Found(ref.text(), ref.text())) : Optional.empty());
    }

    /** Guesses the branch of HEAD for an old server that does not send it: as git does, a branch with the same commit. */
    private String usual(String commit) {
        return USUAL.stream()
                .filter(name -> commit.equals(commits.get(name)))
                .findFirst()
                .orElse(HEAD);
    }

    /** Returns the failure for a missing ref; this must be the complete list of the remote's refs. */
    ToolException missing(String url, GitRef ref) {
        String branches = names("refs/heads/");
        String tags = names("refs/tags/");
        if (commits.isEmpty()) {
            return new ToolException("The repository " + url
                    + " is empty: no commit has been pushed to it yet. Nothing was cloned; push one, then clone it.");
        }
        String has = (branches.isEmpty() ? " It has no branches." : " It has the branches " + branches + ".")
                + (tags.isEmpty() ? "" : " It has the tags " + tags + ".");
        if (ref == null) {
            return new ToolException("The repository " + url
                    + " has no default branch: its HEAD stands for a branch that does not exist. Give 'ref'." + has);
        }
        return new ToolException("The repository " + url + " has no branch or tag '" + ref.text() + "'."
                + (ref.isShortCommit() ? " A commit needs all of its 40 characters." : "") + has
                + " Leave 'ref' out for its default branch.");
    }

    private String names(String prefix) {
        List<String> names = commits.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(GitRef::isName)
                .toList();
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
