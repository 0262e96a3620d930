package dev.luna.mcp.builtin.git;

import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.process.CommandResult;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * Clones in the workspace, one for each URL and ref: the same request gets the same clone, refreshed. Thread-safe; if two
 * calls clone the same concurrently, both get the first one's clone.
 */
public class GitClones {

    private static final String FAMILY = "git";

    private final Workspace workspace;
    private final RemoteHosts hosts;
    private final AtomicBoolean recentGit = new AtomicBoolean();

    public GitClones(Workspace workspace, RemoteHosts hosts) {
        this.workspace = workspace;
        this.hosts = hosts;
    }

    /**
     * Begins a clone.
     *
     * @param url the URL of the repository
     * @param ref a branch, tag, other ref or commit; null for the default branch
     * @throws InvalidArgumentException if the URL or the ref is malformed, or the host is not allowed
     */
    public CloneOperation begin(@Header("url") String url, @Header("ref") String ref) {
        GitRemote remote = GitRemote.parse(url);
        if (!remote.isEncrypted() && !hosts.lists(remote.host(), remote.port())) {
            throw new InvalidArgumentException("Argument 'url' must begin with https:// - plain http is only for hosts "
                    + "that the server's owner has listed in LUNA_OUTBOUND_ALLOW.");
        }
        GitRef wanted = ref == null ? null : new GitRef(ref);
        GitArguments git = new GitArguments(remote, hosts.check(remote.scheme(), remote.host(), remote.port()));
        Path target = workspace.resolve(FAMILY, directoryName(remote, ref));
        return new CloneOperation(git, wanted, new CloneDirectory(workspace, target), recentGit);
    }

    /**
     * Handles the outcome of a git command and advances to the next.
     *
     * @throws ToolException if it failed and there is no clone to fall back to
     */
    public void proceed(@ExchangeProperty("clone") CloneOperation clone, @Body CommandResult result) {
        clone.proceed(result.outcome());
    }

    /** Removes the staging directory of a clone that was not published. */
    public void discard(@ExchangeProperty("clone") CloneOperation clone) {
        clone.discard();
    }

    /** Returns the result for the caller. */
    public CloneReport report(@ExchangeProperty("clone") CloneOperation clone) {
        return clone.report();
    }

    /** Returns the repository's name with a hash that distinguishes repositories of the same name. */
    private static String directoryName(GitRemote remote, String ref) {
        String key = remote.url().replaceFirst("(?<=[^/])\\.git$", "") + " " + (ref == null ? "" : ref);
        String suffix = HexFormat.of().formatHex(Sha256.of(key), 0, 8);
        return remote.name().isEmpty() ? suffix : remote.name() + "-" + suffix;
    }
}
