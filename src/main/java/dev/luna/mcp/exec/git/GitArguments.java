package dev.luna.mcp.exec.git;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What git is told, so that neither a remote nor a repository can make it do more than fetch files. */
final class GitArguments {

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "protocol.allow", "never",
            "core.hooksPath", "/dev/null",
            "credential.helper", "",
            "submodule.recurse", "false",
            // a redirect leads to a host that nobody has checked
            "http.followRedirects", "false",
            "http.lowSpeedLimit", "1000",
            "http.lowSpeedTime", "20"));

    private GitArguments() {}

    /**
     * Clones the newest commit into the current directory.
     *
     * @param ref a branch or tag, or null
     * @param addresses the only ones that the remote's host may have
     */
    static List<String> clone(GitRemote remote, String ref, List<InetAddress> addresses) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("protocol." + remote.scheme() + ".allow", "always");
        if (!remote.isAddress()) {
            settings.put("http.curloptResolve", pin(remote, addresses));
        }
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        arguments.addAll(List.of("clone", "--depth=1", "--single-branch", "--no-tags", "--filter=blob:none"));
        arguments.addAll(List.of("--no-recurse-submodules", "--template="));
        if (ref != null) {
            arguments.add("--branch=" + ref);
        }
        arguments.addAll(List.of("--", remote.url(), "."));
        return List.copyOf(arguments);
    }

    private static String pin(GitRemote remote, List<InetAddress> addresses) {
        return addresses.stream()
                .map(address -> address.getAddress().length == 4
                        ? address.getHostAddress()
                        : "[" + address.getHostAddress() + "]")
                .collect(Collectors.joining(",", remote.host() + ":" + remote.port() + ":", ""));
    }
}
