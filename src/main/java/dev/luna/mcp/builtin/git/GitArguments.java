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
 * Words for git, so that neither a remote nor a repository can make it do more than fetch files. What holds for every git
 * command, the executor adds.
 *
 * @param remote where repositories come from
 * @param addresses the only ones that the remote's host may have; none if it is reached through the proxy
 */
record GitArguments(GitRemote remote, List<InetAddress> addresses) {

    private static final Map<String, String> SETTINGS = Map.of(
            // a redirect leads to a host that nobody has checked
            "http.followRedirects", "false",
            "http.lowSpeedLimit", "1000",
            "http.lowSpeedTime", "20");

    List<String> list(List<String> patterns) {
        return online(Stream.concat(Stream.of("ls-remote", "--symref", "--", remote.url()), patterns.stream())
                .toList());
    }

    /** Fetches one commit, without the files in it. */
    List<String> fetch(String name) {
        return online(
                List.of("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "--", remote.url(), name));
    }

    /** Puts the files of what was fetched in place, unless local changes are in the way. */
    List<String> checkout(String branch) {
        List<String> how = branch == null ? List.of("--detach") : List.of("-B", branch);
        return online(Stream.of(List.of("checkout", "--quiet"), how, List.of("FETCH_HEAD", "--"))
                .flatMap(List::stream)
                .toList());
    }

    static List<String> remember(String branch) {
        return List.of("update-ref", fetched(branch), "HEAD");
    }

    /**
     * The ref that tells which commit was fetched last; work of the caller's own is what comes after it.
     *
     * @param branch null if none is checked out
     */
    static String fetched(String branch) {
        return "refs/luna/fetched/" + (branch == null ? "HEAD" : branch);
    }

    /** Tells commit, refs that stand for it, time and subject, a line each. */
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

    /** Files that may be pointers of Git LFS. */
    static List<String> largeFiles() {
        return List.of("ls-files", "-z", "--", ":(attr:filter=lfs)");
    }

    /** Files that are missing come from the remote when they are needed. */
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
