package dev.luna.mcp.exec.git;

import dev.luna.mcp.exec.CommandResult;
import dev.luna.mcp.exec.Workspace;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * The clones in the workspace, one for each address and ref: who asks for the same again gets the same. Safe for use by
 * several threads; of two who clone the same at once both get the first one's.
 */
public class GitClones {

    private static final String FAMILY = "git";
    private static final Pattern REF =
            Pattern.compile("(?!.*(?:\\.\\.|//|/\\.|@\\{|\\.lock$|[/.]$))[A-Za-z0-9_@][A-Za-z0-9._/+@-]{0,199}");

    private final Workspace workspace;
    private final RemoteHosts hosts;

    public GitClones(Workspace workspace, RemoteHosts hosts) {
        this.workspace = workspace;
        this.hosts = hosts;
    }

    /**
     * Finds out what has to be done for a clone.
     *
     * @param url the address of the repository
     * @param ref a branch or tag, or null for the default branch
     * @throws InvalidArgumentException if the address or the ref is malformed, or may not be cloned from
     */
    public GitClone plan(@Header("url") String url, @Header("ref") String ref) {
        GitRemote remote = GitRemote.parse(url);
        if (!remote.isEncrypted() && !hosts.lists(remote.host(), remote.port())) {
            throw new InvalidArgumentException("Argument 'url' must begin with https:// - plain http is only for hosts "
                    + "that the server's owner has listed in LUNA_OUTBOUND_ALLOW.");
        }
        if (ref != null && !REF.matcher(ref).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'ref' must be the name of a branch or tag, such as 'main' or " + "'v1.2.0'.");
        }
        Path place = workspace.place(FAMILY, directoryName(remote, ref));
        if (workspace.isTaken(place)) {
            return new GitClone(remote, ref, place, null, List.of());
        }
        List<String> arguments = GitArguments.clone(remote, ref, hosts.check(remote.host(), remote.port()));
        return new GitClone(remote, ref, place, workspace.aside(), arguments);
    }

    /**
     * Checks what git says of its version: an older one would not keep to the checked addresses, and not say so.
     *
     * @throws ToolException if it is too old
     */
    public void requireVersion(@Body CommandResult result) {
        if (!GitVersion.of(result.outcome().output()).pinsAddresses()) {
            throw new ToolException("git on this server is older than " + GitVersion.OLDEST
                    + ". Its owner has to update it before this tool can work.");
        }
    }

    /**
     * Puts a clone in its place once git has made it.
     *
     * @throws ToolException if git failed, saying why
     */
    public void keep(@ExchangeProperty("clone") GitClone clone, @Body CommandResult result) {
        if (!result.outcome().succeeded()) {
            throw GitFailure.of(clone, result.outcome());
        }
        workspace.putInPlace(clone.aside(), clone.place());
    }

    /** Removes what is left of a clone that was not kept. */
    public void discard(@ExchangeProperty("clone") GitClone clone) {
        workspace.discard(clone.aside());
    }

    /** What the caller is told of a clone that is in its place. */
    public Map<String, String> answer(@ExchangeProperty("clone") GitClone clone) {
        return Map.of("path", workspace.relative(clone.place()));
    }

    /** The repository's name, and what tells it from all others of the same name. */
    private static String directoryName(GitRemote remote, String ref) {
        String key = remote.url() + " " + (ref == null ? "" : ref);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            String suffix = HexFormat.of().formatHex(hash, 0, 8);
            return remote.name().isEmpty() ? suffix : remote.name() + "-" + suffix;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
