package dev.luna.mcp.builtin.git;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Result of {@code git_clone}.
 *
 * @param path in the workspace
 * @param branch the checked out branch; null if none is, as for a tag
 * @param commit the checked out commit
 * @param committed the commit's time
 * @param refreshed true if the remote was asked now and this is its newest commit
 * @param previousCommit the commit that was checked out before, if that has changed
 * @param localChanges the first of the files that differ from the commit
 * @param note further information for the caller
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
