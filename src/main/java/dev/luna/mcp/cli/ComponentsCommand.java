package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.component.CamelArtifacts;
import dev.luna.mcp.component.CamelArtifacts.CamelArtifact;
import dev.luna.mcp.component.ComponentLibrary;
import dev.luna.mcp.component.ComponentLock;
import dev.luna.mcp.component.ServerContents;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.Diagnostic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna components}: lists the components that were added, that routes lack, and that can be added. */
@Command(
        name = "components",
        description =
                "List the components that were added, and those that routes lack. With a word, list the components of"
                        + " Camel's catalog that it describes.")
final class ComponentsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORD", arity = "0..1", description = "A name or a word of a description, such as sql.")
    private String word;

    @Mixin
    private ToolsOption tools;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (word == null) {
            installed(out);
        } else {
            available(out);
        }
        out.flush();
        return 0;
    }

    private void installed(PrintWriter out) throws Exception {
        Installation installation = Installation.find();
        Settings settings = Settings.load(installation.directory(), System.getenv(), Map.of());
        Path lib = Path.of(settings.get("luna.lib"));
        List<String> problems = new ArrayList<>();
        try (ComponentLibrary library = ComponentLibrary.open(lib)) {
            library.problems().forEach(problem -> problems.add(problem.toString()));
        }
        // A damaged lock file is among the problems.
        List<String> added = problems.isEmpty() || problems.stream().noneMatch(problem -> problem.contains("no jar of"))
                ? ComponentLock.read(lib).added().stream()
                        .map(jar -> jar.coordinates().toString())
                        .toList()
                : List.of();
        section(out, "Added", added.isEmpty() ? List.of("none") : added);
        section(out, "Problems in " + lib, problems);
        section(
                out,
                "Routes lack",
                LunaServer.check(settings, installation, tools.orDefault(installation)).stream()
                        .filter(finding -> finding.reason().contains("./luna add"))
                        .map(Diagnostic::toString)
                        .filter(finding -> !problems.contains(finding))
                        .toList());
        out.println("Camel's catalog has " + CamelArtifacts.load().all().size()
                + " artifacts; luna components WORD searches them, luna add NAME adds one.");
    }

    private void available(PrintWriter out) {
        ServerContents server = ServerContents.load();
        List<CamelArtifact> found = CamelArtifacts.load().all().stream()
                .filter(artifact -> artifact.mentions(word))
                .toList();
        found.forEach(artifact -> out.println("%-28s %s%s (%s)"
                .formatted(
                        artifact.name(),
                        server.find("org.apache.camel:" + artifact.name()).isPresent() ? "[in the server] " : "",
                        artifact.description(),
                        String.join(", ", artifact.contents()))));
        if (found.isEmpty()) {
            throw new CommandFailedException("Camel's catalog has nothing about '" + word
                    + "'. Any other library can be added as GROUP:ARTIFACT.");
        }
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title + ":");
            lines.forEach(line -> out.println("  " + line));
            out.println();
        }
    }
}
