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

/** The command {@code luna check}: prints the mistakes in tool routes without serving them. */
@Command(
        name = "check",
        description =
                "Check tool routes and print each problem as FILE:LINE: MESSAGE. The exit code is 1 if there are any.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "0..*",
            description =
                    "Directories or files to check (default: all of routes). A file below routes is checked together with "
                            + "the other files there, since routes use each other.")
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
                paths.isEmpty() ? all : all.stream().filter(this::isSelected).toList();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "No problems found." : problems(findings.size()) + " found.");
        if (findings.size() < all.size()) {
            out.println(problems(all.size() - findings.size())
                    + " more in other files. Run luna check without arguments to see all.");
        }
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private static String problems(int count) {
        return count + (count == 1 ? " problem" : " problems");
    }

    private void requireRoutes(Path path) {
        if (!Files.exists(path)) {
            throw new ParameterException(spec.commandLine(), "no such file or directory: " + path);
        }
        if (!Files.isDirectory(path) && !RouteDirectories.isRoutes(path)) {
            throw new ParameterException(
                    spec.commandLine(), path + " is not a route file: its name must end in .yaml, .yml, .xml or .java");
        }
    }

    /** The directories to load: all of the installation for any part of it, since files use routes of each other. */
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

    private boolean isSelected(Diagnostic finding) {
        return paths.stream().anyMatch(path -> isBelow(Path.of(finding.source()), path));
    }

    private static boolean isBelow(Path path, Path directory) {
        return path.toAbsolutePath()
                .normalize()
                .startsWith(directory.toAbsolutePath().normalize());
    }
}
