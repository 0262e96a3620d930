package dev.luna.mcp.cli;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.config.TokenFile;
import dev.luna.mcp.tool.editor.ToolFileSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna init}: creates a project with a tool, its test and a token. Never overwrites a file. */
@Command(name = "init", description = "Create a project: a tool, its test, settings and a token.")
final class InitCommand implements Callable<Integer> {

    private static final String JAR = "luna-mcp-server.jar";
    private static final String SCHEMA = "tool-schema.json";

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description =
                    "Directory of the project; it is created if it does not exist (default: the working directory).")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new CommandFailedException(directory + " is a file; give the name of a directory");
        }
        requireNothingToOverwrite();
        for (ProjectFile file : ProjectFile.all()) {
            file.writeBelow(directory);
        }
        Optional<Path> jar = copyJar();
        Settings settings = Settings.load(directory, Map.of(), Map.of());
        if (settings.isTokenGenerated()
                && TokenFile.save(directory, settings.get("luna.auth-token")).isEmpty()) {
            throw new CommandFailedException("cannot write " + directory.resolve(".env") + ", which keeps the token");
        }
        writeSchema(settings);
        report(jar);
        return 0;
    }

    private void requireNothingToOverwrite() {
        List<Path> existing = ProjectFile.all().stream()
                .map(file -> directory.resolve(file.path()).normalize())
                .filter(Files::exists)
                .toList();
        if (!existing.isEmpty()) {
            throw new CommandFailedException(
                    existing.stream().map(Path::toString).collect(Collectors.joining(", "))
                            + (existing.size() == 1 ? " exists" : " exist")
                            + " already; nothing was written. Choose another directory, or write a tool with luna new");
        }
    }

    /** Copies the jar that runs into the project, unless it is there or this program does not run from a jar. */
    private Optional<Path> copyJar() throws IOException {
        Path copy = directory.resolve(JAR).normalize();
        Optional<Path> running = Installation.jar();
        if (running.isPresent() && !Files.exists(copy)) {
            Files.copy(running.get(), copy);
        }
        return Files.exists(copy) ? Optional.of(copy) : Optional.empty();
    }

    private void writeSchema(Settings settings) throws Exception {
        Installation project = new Installation(directory);
        try (LunaServer server = LunaServer.startTools(settings, project, List.of(project.tools()))) {
            Files.writeString(directory.resolve(SCHEMA), ToolFileSchema.of(server.context()) + "\n");
        }
    }

    private void report(Optional<Path> jar) {
        PrintWriter out = spec.commandLine().getOut();
        String name = directory.toString();
        out.println("Created " + (name.equals(".") ? "a project in this directory" : "the project " + name) + ":");
        ProjectFile.all().forEach(file -> out.println("  %-36s %s".formatted(file.path(), file.purpose())));
        out.println("  %-36s %s".formatted(".env", "the token of your clients; keep it secret"));
        out.println("  %-36s %s".formatted(SCHEMA, "the schema, written again by luna schema"));
        jar.ifPresent(file -> out.println("  %-36s %s".formatted(JAR, "Luna itself; an update is a new one")));
        out.println();
        out.println("Next:");
        if (!name.equals(".")) {
            out.println("  cd " + name);
        }
        if (jar.isEmpty()) {
            out.println("  copy " + JAR + " here");
        }
        out.println("  ./test             checks the tool and compares its result");
        out.println("  ./luna --live      serves it, and each change when you save it");
        out.println("  ./luna new NAME    writes another tool");
        out.flush();
    }
}
