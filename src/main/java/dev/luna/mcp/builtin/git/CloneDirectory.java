package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.GitConfiguration;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The place of a clone in the workspace; a new one is made aside first. Not safe for use by several threads. */
final class CloneDirectory {

    private static final int SHA256 = 64;

    private final Workspace workspace;
    private final Path place;
    private boolean exists;
    private Path staging;

    /** @throws ToolException if there is something else in its place */
    CloneDirectory(Workspace workspace, Path place) {
        this.workspace = workspace;
        this.place = place;
        this.exists = workspace.exists(place);
        if (exists && !isRepository()) {
            throw new ToolException("'" + workspace.relative(place)
                    + "' is there already and is no git repository any more. The server's owner has to remove it; until then"
                    + " give another ref, such as a commit.");
        }
    }

    private boolean isRepository() {
        try {
            return place.toRealPath().equals(place)
                    && Files.isDirectory(place.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is a clone in its place. */
    boolean exists() {
        return exists;
    }

    Path place() {
        return place;
    }

    /** Where to work: aside until the clone is in its place. */
    Path current() {
        return exists ? place : staging;
    }

    /** How callers name it. */
    String path() {
        return workspace.relative(place);
    }

    /** Lays out an empty repository aside, unless there is one in its place. */
    void prepare(GitRemote remote, String branch, int lengthOfCommits) {
        if (exists) {
            return;
        }
        staging = workspace.newStagingDirectory();
        Path git = staging.resolve(".git");
        GitConfiguration configuration = new GitConfiguration()
                .set("core.repositoryformatversion", "1")
                .set("core.bare", "false")
                .set("core.logallrefupdates", "true")
                .set("extensions.partialclone", "origin")
                .set("remote.origin.url", remote.url())
                .set("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
                .set("remote.origin.promisor", "true")
                .set("remote.origin.partialclonefilter", "blob:none");
        if (lengthOfCommits == SHA256) {
            configuration.set("extensions.objectformat", "sha256");
        }
        if (branch != null) {
            configuration.set("branch." + branch + ".remote", "origin");
            configuration.set("branch." + branch + ".merge", "refs/heads/" + branch);
        }
        try {
            for (String name : new String[] {"objects", "refs/heads", "logs", "info"}) {
                Files.createDirectories(git.resolve(name));
            }
            Files.writeString(git.resolve("HEAD"), "ref: refs/heads/" + (branch == null ? "none" : branch) + "\n");
            Files.writeString(git.resolve("config"), configuration.text());
        } catch (IOException e) {
            throw new ToolException("The workspace of this server cannot be written to.", e);
        }
    }

    /** Puts what was made aside in its place; where another call was faster, its clone stays. */
    void publish() {
        if (!exists) {
            workspace.publish(staging, place);
            exists = true;
        }
    }

    /** Removes what was made aside and not put in place. */
    void discard() {
        if (staging != null) {
            workspace.discard(staging);
        }
    }
}
