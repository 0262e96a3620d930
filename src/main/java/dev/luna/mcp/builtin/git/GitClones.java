package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.CommandResult;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * The clones in the workspace, one for each address and ref: who asks for the same again gets the same, fetched again. Safe
 * for use by several threads; of two who clone the same at once both get the first one's.
 */
public class GitClones {

    private static final String FAMILY = "git";

    private final Workspace workspace;
    private final RemoteHosts hosts;

    public GitClones(Workspace workspace, RemoteHosts hosts) {
        this.workspace = workspace;
        this.hosts = hosts;
    }

    /**
     * Begins a clone.
     *
     * @param url the address of the repository
     * @param ref a branch, tag, other ref or commit, or null for the default branch
     * @throws InvalidArgumentException if the address or the ref is malformed, or may not be cloned from
     */
    public CloneOperation begin(@Header("url") String url, @Header("ref") String ref) {
        GitRemote remote = GitRemote.parse(url);
        if (!remote.isEncrypted() && !hosts.lists(remote.host(), remote.port())) {
            throw new InvalidArgumentException("Argument 'url' must begin with https:// - plain http is only for hosts "
                    + "that the server's owner has listed in LUNA_OUTBOUND_ALLOW.");
        }
        GitRef wanted = ref == null ? null : new GitRef(ref);
        GitArguments git = new GitArguments(remote, hosts.check(remote.scheme(), remote.host(), remote.port()));
        Path place = workspace.resolve(FAMILY, directoryName(remote, ref));
        return new CloneOperation(git, wanted, new CloneDirectory(workspace, place));
    }

    /**
     * Takes what a git command came to, and goes on to the next.
     *
     * @throws ToolException if it failed and there is no clone to fall back on
     */
    public void proceed(@ExchangeProperty("clone") CloneOperation clone, @Body CommandResult result) {
        clone.proceed(result.outcome());
    }

    /** Removes what is left of a clone that was not kept. */
    public void discard(@ExchangeProperty("clone") CloneOperation clone) {
        clone.discard();
    }

    /** What the caller is told of a clone that is in its place. */
    public CloneReport answer(@ExchangeProperty("clone") CloneOperation clone) {
        return clone.report();
    }

    /** The repository's name, and what tells it from all others of the same name. */
    private static String directoryName(GitRemote remote, String ref) {
        String key = remote.url().replaceFirst("(?<=[^/])\\.git$", "") + " " + (ref == null ? "" : ref);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            String suffix = HexFormat.of().formatHex(hash, 0, 8);
            return remote.name().isEmpty() ? suffix : remote.name() + "-" + suffix;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
