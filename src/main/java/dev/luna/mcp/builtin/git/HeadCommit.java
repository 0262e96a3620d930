package dev.luna.mcp.builtin.git;

import java.util.Arrays;
import java.util.List;

/**
 * The checked out commit of a clone.
 *
 * @param commit null if there is none
 * @param branch null if none is checked out
 * @param isAsFetched true if it is the commit that was fetched last, false if it is one of the caller's own
 */
record HeadCommit(String commit, String branch, boolean isAsFetched, String committed, String subject) {

    private static final String HEAD = "HEAD -> ";

    /**
     * Parses the output of {@link GitArguments#describe}.
     *
     * @param output the output
     */
    static HeadCommit of(String output) {
        List<String> lines = output.lines().toList();
        if (lines.size() < 3) {
            return new HeadCommit(null, null, true, null, null);
        }
        List<String> refs = Arrays.asList(lines.get(1).split(", "));
        String branch = refs.stream()
                .filter(ref -> ref.startsWith(HEAD))
                .map(ref -> GitRef.branch(ref.substring(HEAD.length())))
                .findFirst()
                .orElse(null);
        // a clone made by an older version of this server has the remote's branch, or the tag, instead of that ref
        boolean isAsFetched = refs.contains(GitArguments.fetchedRef(branch))
                || refs.contains("refs/remotes/origin/" + branch)
                || branch == null && refs.stream().anyMatch(ref -> ref.startsWith("tag: "));
        return new HeadCommit(lines.get(0), branch, isAsFetched, lines.get(2), lines.size() > 3 ? lines.get(3) : "");
    }
}
