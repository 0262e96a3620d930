package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.GitConfiguration;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Directory of a clone in the workspace; a new clone is made in a staging directory and then published. Not thread-safe. */
final class CloneDirectory {

    private static final int SHA256 = 64;
    private static final int LARGEST_INDEX = 16 << 20;

    private final Workspace workspace;
    private final Path target;
    private boolean exists;
    private Path staging;

    /** @throws ToolException if the target exists and is not a clone */
    CloneDirectory(Workspace workspace, Path target) {
        this.workspace = workspace;
        this.target = target;
        this.exists = workspace.exists(target);
        if (exists && !isRepository()) {
            throw new ToolException("'" + workspace.relative(target)
                    + "' is there already and is no git repository any more. The server's owner has to remove it; until then"
                    + " give another ref, such as a commit.");
        }
    }

    private boolean isRepository() {
        try {
            return target.toRealPath().equals(target)
                    && Files.isDirectory(target.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns true if the clone exists at its target. */
    boolean exists() {
        return exists;
    }

    Path target() {
        return target;
    }

    /** Returns the directory to work in: the staging directory until the clone is published. */
    Path current() {
        return exists ? target : staging;
    }

    /** Returns the path in the form in which callers give it. */
    String path() {
        return workspace.relative(target);
    }

    /** Creates an empty staging directory. */
    void stage() {
        staging = workspace.newStagingDirectory();
    }

    /** Initializes an empty repository in a staging directory, unless the clone exists. */
    void initialize(GitRemote remote, String branch, int lengthOfCommits) {
        if (exists) {
            return;
        }
        stage();
        Path git = staging.resolve(".git");
        try {
            for (String name : new String[] {"objects", "refs/heads", "logs", "info"}) {
                Files.createDirectories(git.resolve(name));
            }
            Files.writeString(git.resolve("HEAD"), "ref: refs/heads/" + (branch == null ? "none" : branch) + "\n");
        } catch (IOException e) {
            throw unwritable(e);
        }
        configure(remote, branch, lengthOfCommits);
    }

    /** Writes the configuration of the staged repository. */
    void configure(GitRemote remote, String branch, int lengthOfCommits) {
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
            Files.writeString(staging.resolve(".git/config"), configuration.text());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static ToolException unwritable(IOException cause) {
        return new ToolException("The workspace of this server cannot be written to.", cause);
    }

    /**
     * Publishes the staged clone.
     *
     * @return false if another call was faster, whose clone is kept
     */
    boolean publish() {
        boolean published = exists || workspace.publish(staging, target);
        exists = true;
        return published;
    }

    /** Returns false if no file of the clone gives attributes to others. The index names every file. */
    boolean mayHaveAttributes() {
        return workspace
                .read(target.resolve(".git"), "index", LARGEST_INDEX)
                .map(index -> index.contains(".gitattributes"))
                .orElse(true);
    }

    /** Removes the staging directory, if the clone was not published. */
    void discard() {
        if (staging != null) {
            workspace.discard(staging);
            staging = null;
        }
    }
}
