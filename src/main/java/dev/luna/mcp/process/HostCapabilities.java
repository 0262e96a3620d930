package dev.luna.mcp.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Probes which isolation this host supports, with the programs of util-linux and coreutils. */
final class HostCapabilities {

    private static final List<String> OWN_PROCESSES = List.of("--pid", "--mount-proc", "--fork", "--kill-child");
    private static final String NO_ATTACHING = "-XX:+DisableAttachMechanism";
    private static final List<String> OWN_USER = List.of("--user", "--map-current-user");

    private final SearchPath searchPath;
    private final Predicate<List<String>> works;
    private final List<String> gaps = new ArrayList<>();

    /** @param works returns true if a command line succeeds on this host */
    HostCapabilities(SearchPath searchPath, Predicate<List<String>> works) {
        this.searchPath = searchPath;
        this.works = works;
    }

    /** Returns the isolation that works. Takes some milliseconds. */
    ProcessIsolation isolation(CommandLimits wanted) {
        List<Wrapper> baseWrappers = possible(List.of(
                wrapper("setsid", List.of(), "commands belong to the terminal of the server"),
                wrapper(
                        "setpriv",
                        List.of("--pdeathsig=KILL", "--no-new-privs"),
                        "commands go on when the server is killed, until it starts again"),
                wrapper("nice", List.of("-n", "10"), "commands compute at the priority of the server"),
                wrapper("ionice", List.of("-c", "2", "-n", "7"), "commands use disks at the priority of the server"),
                wrapper(
                        "choom",
                        List.of("-n", "1000", "--"),
                        "when memory runs out the kernel may kill the server before a command")));
        Optional<List<Wrapper>> namespace = namespace(List.of()).or(() -> namespace(OWN_USER));
        if (namespace.isEmpty()) {
            gaps.add("commands see other processes of the server's user, and one that hides well may outlive its call");
            if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains(NO_ATTACHING)) {
                gaps.add(
                        "tests can ask the server's JVM for its memory, tokens included, because it was started without "
                                + NO_ATTACHING);
            }
        }
        List<Wrapper> limits = new ArrayList<>(possible(limits(wanted)));
        if (wanted.processes() > 0) {
            if (countsProcesses(namespace.orElse(List.of()))) {
                limits.add(limit("nproc", wanted.processes(), ""));
            } else {
                gaps.add("the number of processes of commands is not limited");
            }
        }
        return new ProcessIsolation(
                Wrapper.words(baseWrappers),
                Wrapper.words(namespace.orElse(List.of())),
                Wrapper.words(limits),
                List.copyOf(gaps));
    }

    /**
     * Returns a process namespace in which timeout(1) is the first process, because the first process must wait for the
     * command.
     */
    private Optional<List<Wrapper>> namespace(List<String> user) {
        List<Wrapper> wrappers = List.of(
                wrapper(
                        "unshare",
                        Stream.concat(user.stream(), OWN_PROCESSES.stream()).toList(),
                        ""),
                wrapper("timeout", List.of("--foreground", "0"), ""));
        return Optional.of(wrappers).filter(this::work);
    }

    private List<Wrapper> limits(CommandLimits wanted) {
        return Stream.of(
                        limit("cpu", wanted.cpuTime().toSeconds(), "the computing time of commands is not limited"),
                        limit("as", wanted.memory(), "the memory of commands is not limited"),
                        limit("fsize", wanted.fileSize(), "the size of files that commands write is not limited"),
                        limit("nofile", wanted.openFiles(), "the number of files that commands open is not limited"))
                .filter(limit -> !limit.options().get(0).endsWith("=0"))
                .toList();
    }

    /**
     * Returns true if the kernel counts the processes of each command separately. It does in a user namespace, but never
     * for the superuser. Probed with a limit that makes even this command fail.
     */
    private boolean countsProcesses(List<Wrapper> namespace) {
        boolean ofItsOwn = !namespace.isEmpty() && namespace.get(0).options().containsAll(OWN_USER);
        return ofItsOwn
                && !work(Stream.of(namespace, List.of(limit("nproc", 1, "")), List.of(namespace.get(1)))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Wrapper> possible(List<Wrapper> wanted) {
        if (work(wanted)) {
            return wanted;
        }
        List<Wrapper> possible =
                wanted.stream().filter(one -> work(List.of(one))).toList();
        wanted.stream().filter(one -> !possible.contains(one)).map(Wrapper::gap).forEach(gaps::add);
        return possible;
    }

    private boolean work(List<Wrapper> wrappers) {
        return works.test(Stream.concat(Wrapper.words(wrappers).stream(), Stream.of(program("true")))
                .toList());
    }

    private Wrapper limit(String resource, long value, String gap) {
        return wrapper("prlimit", List.of("--" + resource + "=" + value), gap);
    }

    private Wrapper wrapper(String program, List<String> options, String gap) {
        return new Wrapper(program(program), options, gap);
    }

    /** Returns the path of a program, or a path that does not exist, so that its probe fails. */
    private String program(String name) {
        return searchPath.find(name).findFirst().orElse("/" + name);
    }
}
