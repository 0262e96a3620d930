package dev.luna.mcp.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out by trying how this host can keep commands in bounds, with the programs of util-linux and coreutils. */
final class HostTrial {

    private static final List<String> OWN_PROCESSES = List.of("--pid", "--mount-proc", "--fork", "--kill-child");
    private static final String NO_ATTACHING = "-XX:+DisableAttachMechanism";
    private static final List<String> OWN_USER = List.of("--user", "--map-current-user");

    private final SearchPath searchPath;
    private final Predicate<List<String>> works;
    private final List<String> gaps = new ArrayList<>();

    /** @param works whether a command line ends well here */
    HostTrial(SearchPath searchPath, Predicate<List<String>> works) {
        this.searchPath = searchPath;
        this.works = works;
    }

    /** What keeps commands in bounds. Takes some milliseconds. */
    Confinement confinement(CommandLimits wanted) {
        List<Measure> manners = possible(List.of(
                measure("setsid", List.of(), "commands belong to the terminal of the server"),
                measure(
                        "setpriv",
                        List.of("--pdeathsig=KILL", "--no-new-privs"),
                        "commands go on when the server is killed, until it starts again"),
                measure("nice", List.of("-n", "10"), "commands compute at the priority of the server"),
                measure("ionice", List.of("-c", "2", "-n", "7"), "commands use disks at the priority of the server"),
                measure(
                        "choom",
                        List.of("-n", "1000", "--"),
                        "when memory runs out the kernel may kill the server before a command")));
        Optional<List<Measure>> namespace = namespace(List.of()).or(() -> namespace(OWN_USER));
        if (namespace.isEmpty()) {
            gaps.add("commands see other processes of the server's user, and one that hides well may outlive its call");
            if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains(NO_ATTACHING)) {
                gaps.add(
                        "tests can ask the server's JVM for its memory, tokens included, because it was started without "
                                + NO_ATTACHING);
            }
        }
        List<Measure> limits = new ArrayList<>(possible(limits(wanted)));
        if (wanted.processes() > 0) {
            if (countsProcesses(namespace.orElse(List.of()))) {
                limits.add(limit("nproc", wanted.processes(), ""));
            } else {
                gaps.add("the number of processes of commands is not limited");
            }
        }
        return new Confinement(
                Measure.words(manners),
                Measure.words(namespace.orElse(List.of())),
                Measure.words(limits),
                List.copyOf(gaps));
    }

    /** A process namespace, in which timeout(1) is the first process: it waits for the command, as that one has to. */
    private Optional<List<Measure>> namespace(List<String> user) {
        List<Measure> measures = List.of(
                measure(
                        "unshare",
                        Stream.concat(user.stream(), OWN_PROCESSES.stream()).toList(),
                        ""),
                measure("timeout", List.of("--foreground", "0"), ""));
        return Optional.of(measures).filter(this::work);
    }

    private List<Measure> limits(CommandLimits wanted) {
        return Stream.of(
                        limit("cpu", wanted.cpuTime().toSeconds(), "the computing time of commands is not limited"),
                        limit("as", wanted.memory(), "the memory of commands is not limited"),
                        limit("fsize", wanted.fileSize(), "the size of files that commands write is not limited"),
                        limit("nofile", wanted.openFiles(), "the number of files that commands open is not limited"))
                .filter(limit -> !limit.options().get(0).endsWith("=0"))
                .toList();
    }

    /**
     * Whether the kernel counts the processes of each command by themselves: it does in a namespace of a user's own, but
     * never for the superuser. Seen by a limit that makes even this fail.
     */
    private boolean countsProcesses(List<Measure> namespace) {
        boolean ofItsOwn = !namespace.isEmpty() && namespace.get(0).options().containsAll(OWN_USER);
        return ofItsOwn
                && !work(Stream.of(namespace, List.of(limit("nproc", 1, "")), List.of(namespace.get(1)))
                        .flatMap(List::stream)
                        .toList());
    }

    private List<Measure> possible(List<Measure> wanted) {
        if (work(wanted)) {
            return wanted;
        }
        List<Measure> possible =
                wanted.stream().filter(one -> work(List.of(one))).toList();
        wanted.stream()
                .filter(one -> !possible.contains(one))
                .map(Measure::otherwise)
                .forEach(gaps::add);
        return possible;
    }

    private boolean work(List<Measure> measures) {
        return works.test(Stream.concat(Measure.words(measures).stream(), Stream.of(program("true")))
                .toList());
    }

    private Measure limit(String resource, long value, String otherwise) {
        return measure("prlimit", List.of("--" + resource + "=" + value), otherwise);
    }

    private Measure measure(String program, List<String> options, String otherwise) {
        return new Measure(program(program), options, otherwise);
    }

    /** Where a program is; where there is none, a place that is not there, so that trying it fails. */
    private String program(String name) {
        return searchPath.find(name).findFirst().orElse("/" + name);
    }
}
