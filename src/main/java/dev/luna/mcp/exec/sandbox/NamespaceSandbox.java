package dev.luna.mcp.exec.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Walls made of the kernel's namespaces by bubblewrap. Behind them are the system's programs, read-only, the project, a
 * private {@code /tmp}, and nothing else: no network but a loopback of its own, no other project, no process of the host,
 * no file of the server.
 *
 * @param bubblewrap the program
 * @param workspace what must not be seen but for the project, even if it lies in a directory of the system
 */
public record NamespaceSandbox(String bubblewrap, Path workspace) implements Sandbox {

    private static final List<String> SEPARATE =
            List.of("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL");

    private static final List<String> SYSTEM = List.of(
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/etc/alternatives",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/etc/passwd",
            "/etc/group",
            "/etc/hosts",
            "/etc/nsswitch.conf",
            "/etc/mime.types",
            "/etc/ssl/certs");

    private static final String TEMPORARY_BYTES = "268435456";

    @Override
    public List<String> walls(Places places) {
        List<String> words = new ArrayList<>(List.of(bubblewrap));
        words.addAll(SEPARATE);
        SYSTEM.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
        places.programs().forEach(path -> words.addAll(bind("--ro-bind", path)));
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        words.addAll(List.of("--size", TEMPORARY_BYTES, "--tmpfs", "/tmp", "--tmpfs", workspace.toString()));
        words.addAll(bind("--bind", places.home()));
        places.writable().forEach(path -> words.addAll(bind("--bind", path)));
        words.addAll(List.of("--remount-ro", "/", "--chdir", places.directory().toString(), "--"));
        return List.copyOf(words);
    }

    private static List<String> bind(String how, Path path) {
        return List.of(how, path.toString(), path.toString());
    }
}
