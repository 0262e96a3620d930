package dev.luna.mcp.builtin.git;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a caller is told of a clone.
 *
 * @param path in the workspace
 * @param branch that is checked out; null if none is, as for a tag
 * @param commit that is checked out
 * @param committed when that commit was made
 * @param refreshed whether the remote was asked just now and this is its newest commit
 * @param previousCommit what was checked out before, if that has changed
 * @param localChanges files that differ from the commit, the first of them
 * @param note what else the caller has to know
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CloneReport(
        String path,
        @JsonInclude String branch,
        String commit,
        String subject,
        String committed,
        @JsonInclude boolean refreshed,
        @JsonProperty("previous_commit") String previousCommit,
        @JsonProperty("local_changes") List<String> localChanges,
        String note) {}
