package dev.luna.mcp.process.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kernel namespaces made by bubblewrap. Inside are the system's programs, read-only, the project, a private {@code /tmp},
 * and nothing else: no network but its own loopback, no other project, no process of the host, no file of the server.
 *
 * @param bubblewrap the program
 * @param home the server's own directory, with its settings; hidden even if it lies in a directory of the system
 * @param workspace hidden except for the project
 */
public record NamespaceSandbox(String bubblewrap, Path home, Path workspace) implements Sandbox {

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

    /**
     * Files with which the superuser could change the whole host. In the sandbox, too, the user is the superuser if the
     * server's is.
     */
    private static final List<String> KERNEL = List.of(
            "/proc/sys",
            "/proc/sysrq-trigger",
            "/proc/irq",
            "/proc/bus",
            "/proc/fs",
            "/proc/acpi",
            "/proc/scsi",
            "/proc/mtrr");

    private static final String TEMPORARY_BYTES = "268435456";

    @Override
    public List<String> wrappers(SandboxPaths paths) {
        List<String> words = new ArrayList<>(List.of(bubblewrap));
        words.addAll(SEPARATE);
        SYSTEM.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
        paths.programs().stream()
                .filter(path -> !path.startsWith(home))
                .forEach(path -> words.addAll(bind("--ro-bind", path)));
        words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        KERNEL.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
        words.addAll(List.of("--size", TEMPORARY_BYTES, "--tmpfs", "/tmp"));
        words.addAll(cover(paths));
        words.addAll(List.of("--tmpfs", workspace.toString()));
        words.addAll(bind("--bind", paths.home()));
        paths.writable().forEach(path -> words.addAll(bind("--bind", path)));
        words.addAll(List.of("--remount-ro", "/", "--chdir", paths.directory().toString(), "--"));
        return List.copyOf(words);
    }

    /**
     * Hides the server's directory except for programs in it. If that directory contains parts of the system, hides only
     * the server's own files.
     */
    private List<String> cover(SandboxPaths paths) {
        boolean holdsSystem = Stream.concat(SYSTEM.stream().map(Path::of), Stream.of(paths.home()))
                .anyMatch(path -> path.startsWith(home));
        if (!holdsSystem) {
            return Stream.concat(
                            Stream.of("--tmpfs", home.toString()),
                            paths.programs().stream()
                                    .filter(path -> path.startsWith(home) && !path.equals(home))
                                    .flatMap(path -> bind("--ro-bind", path).stream()))
                    .toList();
        }
        return Stream.of(".env", "application.properties", "routes")
                .map(home::resolve)
                .filter(Files::exists)
                .flatMap(path -> Files.isDirectory(path)
                        ? Stream.of("--tmpfs", path.toString())
                        : Stream.of("--ro-bind", "/dev/null", path.toString()))
                .toList();
    }

    private static List<String> bind(String how, Path path) {
        return List.of(how, path.toString(), path.toString());
    }
}
