package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.loading.RouteDirectories;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luna check}: says what is wrong with tool routes, without serving them. */
@Command(
        name = "check",
        description = "Says what is wrong with tool routes, as FILE:LINE: MESSAGE, and ends with 1 if anything is.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "0..*",
            description = "What to check, instead of all of routes. A file there is checked together with the others.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        paths.forEach(this::requireRoutes);
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
        List<Diagnostic> all = LunaServer.check(settings, installation, toLoad(installation));
        List<Diagnostic> findings =
                paths.isEmpty() ? all : all.stream().filter(this::isWanted).toList();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "Nothing is wrong." : findings.size() + " found.");
        if (findings.size() < all.size()) {
            out.println(all.size() - findings.size() + " more in other files; luna check without a name shows them.");
        }
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private void requireRoutes(Path path) {
        if (!Files.exists(path)) {
            throw new ParameterException(spec.commandLine(), "there is no directory or file " + path);
        }
        if (!Files.isDirectory(path) && !RouteDirectories.isRoutes(path)) {
            throw new ParameterException(
                    spec.commandLine(), path + " is no file of routes; their names end in .yaml or .java");
        }
    }

    /** What is part of the home is loaded with all of it, since files use routes of each other. */
    private List<Path> toLoad(Installation installation) {
        if (paths.isEmpty()) {
            return List.of(installation.tools());
        }
        return paths.stream()
                .map(path -> isBelow(path, installation.tools()) || isBelow(installation.routes(), path)
                        ? installation.tools()
                        : path)
                .filter(path -> isBelow(path, installation.tools()) || !isBelow(path, installation.routes()))
                .distinct()
                .toList();
    }

    private boolean isWanted(Diagnostic finding) {
        return paths.stream().anyMatch(path -> isBelow(Path.of(finding.source()), path));
    }

    private static boolean isBelow(Path path, Path directory) {
        return path.toAbsolutePath()
                .normalize()
                .startsWith(directory.toAbsolutePath().normalize());
    }
}
