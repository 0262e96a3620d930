package dev.luna.mcp.cli;

import dev.luna.mcp.component.ComponentInstaller;
import dev.luna.mcp.component.ComponentLock;
import dev.luna.mcp.component.Coordinates;
import dev.luna.mcp.component.LockedJar;
import dev.luna.mcp.component.ServerContents;
import dev.luna.mcp.component.resolve.ComponentResolver;
import dev.luna.mcp.component.resolve.Resolution;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna add}: installs Camel components and other libraries in {@code lib/}. */
@Command(
        name = "add",
        description = "Install Camel components and other libraries in lib/, with all that they need, from your Maven"
                + " repositories. Without a name, install what lib/components.lock says.")
final class AddCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "A component of the server's Camel version, such as camel-sql; the newest release of a library, such"
                            + " as org.postgresql:postgresql; or a version of it, such as org.postgresql:postgresql:42.7.8.")
    private List<String> names = List.of();

    @Mixin
    private ComponentsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ComponentInstaller installer = ComponentsOptions.installer();
        ServerContents server = ServerContents.load();
        try (ComponentResolver resolver = options.resolver(server)) {
            if (names.isEmpty()) {
                restore(installer, resolver);
            } else {
                add(installer, resolver, server);
            }
        }
        return 0;
    }

    private void restore(ComponentInstaller installer, ComponentResolver resolver) {
        ComponentLock lock = installer.lock();
        if (lock.jars().isEmpty()) {
            throw new CommandFailedException("lib/" + ComponentLock.NAME
                    + " names no jars. Name a component to add, for example: luna add camel-sql");
        }
        List<Coordinates> missing = lock.jars().stream()
                .filter(jar -> !installer.isInstalled(jar))
                .map(LockedJar::coordinates)
                .toList();
        installer.install(lock, resolver.download(missing));
        out().println(
                        missing.isEmpty()
                                ? "lib/ has all " + lock.jars().size() + " jars of the lock file."
                                : "Installed " + jars(missing.size())
                                        + " of the lock file in lib/. Restart the server to use them.");
        out().flush();
    }

    private void add(ComponentInstaller installer, ComponentResolver resolver, ServerContents server) {
        Map<String, Coordinates> wanted = new LinkedHashMap<>();
        // Those added before take part, so that all share one version of each library.
        installer.lock().added().stream()
                .map(LockedJar::coordinates)
                .map(resolver::current)
                .forEach(component -> wanted.put(component.key(), component));
        names.stream().map(resolver::coordinates).forEach(component -> wanted.put(component.key(), component));
        Resolution resolution = resolver.resolve(List.copyOf(wanted.values()));
        long missing = resolution.lock().jars().stream()
                .filter(jar -> !installer.isInstalled(jar))
                .count();
        installer.install(resolution.lock(), resolution.files());
        PrintWriter out = out();
        resolution.inServer().forEach(own -> out.println("The server contains " + own + "; it needs no installation."));
        resolution.lock().added().forEach(jar -> out.println("  " + jar.coordinates()));
        resolution.lock().conflictsWith(server).forEach(warning -> out.println("Warning: " + warning + "."));
        out.println("Installed " + jars(missing) + " in lib/, which has "
                + resolution.lock().jars().size() + " now. Restart the server to use them.");
        out.flush();
    }

    private static String jars(long count) {
        return count + (count == 1 ? " jar" : " jars");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
