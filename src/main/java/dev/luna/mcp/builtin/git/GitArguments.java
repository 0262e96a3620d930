package dev.luna.mcp.builtin.git;

import dev.luna.mcp.process.GitProxies;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arguments of git commands that only fetch files, whatever the remote or the repository says. The executor adds the
 * settings for every git command.
 *
 * @param remote the repository
 * @param addresses the only allowed addresses of the remote's host; empty if it is reached through the proxy
 */
record GitArguments(GitRemote remote, List<InetAddress> addresses) {

    private static final Map<String, String> SETTINGS = Map.of(
            // a redirect leads to a host that was not checked
            "http.followRedirects", "false",
            "http.lowSpeedLimit", "1000",
            "http.lowSpeedTime", "20");

    /**
     * Clones the newest commit into the working directory, which must be empty.
     *
     * @param ref a branch or tag; null for the default branch
     */
    List<String> clone(GitRef ref) {
        Stream<String> options = Stream.of(
                "-c",
                "init.defaultRefFormat=files",
                "clone",
                "--quiet",
                "--depth=1",
                "--no-tags",
                "--filter=blob:none",
                // no files of the host, such as hooks
                "--template=");
        Stream<String> branch = ref == null ? Stream.empty() : Stream.of("--branch=" + ref.text());
        return online(Stream.of(options, branch, Stream.of("--", remote.url(), "."))
                .flatMap(words -> words)
                .toList());
    }

    List<String> list(List<String> patterns) {
        return online(Stream.concat(Stream.of("ls-remote", "--symref", "--", remote.url()), patterns.stream())
                .toList());
    }

    /** Fetches one commit, without its files. */
    List<String> fetch(String name) {
        return online(
                List.of("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "--", remote.url(), name));
    }

    /** Checks out the fetched commit. Fails if that would overwrite local changes. */
    List<String> checkout(String branch) {
        List<String> how = branch == null ? List.of("--detach") : List.of("-B", branch);
        return online(Stream.of(List.of("checkout", "--quiet"), how, List.of("FETCH_HEAD", "--"))
                .flatMap(List::stream)
                .toList());
    }

    static List<String> markFetched(String branch) {
        return List.of("update-ref", fetchedRef(branch), "HEAD");
    }

    /**
     * Returns the ref that marks the commit that was fetched last; commits after it are the caller's own.
     *
     * @param branch null if none is checked out
     */
    static String fetchedRef(String branch) {
        return "refs/luna/fetched/" + (branch == null ? "HEAD" : branch);
    }

    /** Prints commit, its refs, time and subject, one per line. */
    static List<String> describe() {
        return List.of(
                "log",
                "--max-count=1",
                "--decorate=full",
                "--decorate-refs=HEAD",
                "--decorate-refs=refs/*",
                "--format=%H%n%D%n%cI%n%s");
    }

    static List<String> changes() {
        return List.of("status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal");
    }

    /** Lists files that may be pointers of Git LFS. */
    static List<String> largeFiles() {
        return List.of("ls-files", "-z", "--", ":(attr:filter=lfs)");
    }

    /** Allows access to the remote, from which git also fetches missing files on demand. */
    private List<String> online(List<String> words) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("protocol." + remote.scheme() + ".allow", "always");
        settings.put("remote." + remote.url() + ".promisor", "true");
        settings.put("remote." + remote.url() + ".partialclonefilter", "blob:none");
        if (!remote.isAddress() && !addresses.isEmpty()) {
            settings.put("http.curloptResolve", pin());
        }
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        if (addresses.isEmpty()) {
            arguments.add(GitProxies.word(remote.scheme()));
        }
        arguments.addAll(words);
        return List.copyOf(arguments);
    }

    private String pin() {
        return addresses.stream()
                .map(address -> address.getAddress().length == 4
                        ? address.getHostAddress()
                        : "[" + address.getHostAddress() + "]")
                .collect(Collectors.joining(",", remote.host() + ":" + remote.port() + ":", ""));
    }
}
