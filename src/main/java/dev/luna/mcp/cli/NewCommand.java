package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import dev.luna.mcp.mcp.request.McpMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luna new NAME}: writes a tool that works, to be edited, and its test; never over a file that is there. */
@Command(name = "new", description = "Writes a tool that works, to be edited, and its test.")
final class NewCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([_-][a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;

    @Parameters(paramLabel = "NAME", description = "The tool's name, such as moon_phase.")
    private String name;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "script",
            description = "What it begins with: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private ToolKind kind;

    @Option(
            names = "--family",
            paramLabel = "NAME",
            defaultValue = "mine",
            description = "Its directory and first tag (${DEFAULT-VALUE}).")
    private String family;

    @Option(names = "--tools", paramLabel = "DIR", description = "Where to write it, instead of routes/tools.")
    private Path tools;

    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "Where to write its test; src/test/java, if that is there.")
    private Path tests;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkNames();
        Path directory = tools == null ? Installation.find().tools() : tools;
        requireUnused(directory);
        NewTool tool = new NewTool(kind, name, family);
        Path route = directory.resolve(family).resolve(tool.routeFile());
        Path testDirectory = tests != null ? tests : Path.of("src", "test", "java");
        Path test = testDirectory.resolve(family).resolve(tool.testFile());
        boolean tested = tests != null || Files.isDirectory(testDirectory);
        List<Path> files = tested ? List.of(route, test) : List.of(route);
        files.stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw new CommandFailedException(file + " is there already; nothing was written");
        });
        write(route, tool.route());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wrote " + route + ". Edit it: a server that runs with --live serves it as soon as it is saved.");
        if (tested) {
            write(test, tool.test(shown(route.getParent())));
            out.println("Wrote " + test + ". Run it: mvn test -Dtest="
                    + tool.testFile().replace(".java", ""));
        }
        out.println("Try it: ./luna call " + name + (tools == null ? "" : " --tools " + tools) + " " + kind.example());
        return 0;
    }

    private void checkNames() {
        if (!NAME.matcher(name).matches()
                || name.length() > LONGEST_NAME
                || McpMethod.names().contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name + "' is no name for a tool: use up to " + LONGEST_NAME
                            + " lower-case letters, digits, '_' and '-', such as moon_phase, and no method of MCP");
        }
        if (!NAME.matcher(family).matches() || !SourceVersion.isName(family)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--family: '" + family + "' is no name for a family: use lower-case letters, digits and '_'");
        }
    }

    private void requireUnused(Path directory) throws IOException {
        Pattern declared = Pattern.compile("ai-tool:" + Pattern.quote(name) + "(?![\\w.-])");
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".yaml")
                        && declared.matcher(Files.readString(file)).find()) {
                    throw new CommandFailedException(file + " has a tool '" + name + "' already; nothing was written");
                }
            }
        }
    }

    /** With slashes, as a test names it on every system. */
    private static String shown(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        Path path = directory.toAbsolutePath().normalize();
        return (path.startsWith(here) ? here.relativize(path) : path).toString().replace('\\', '/');
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(file + " is there already and was left as it is");
        }
    }
}
