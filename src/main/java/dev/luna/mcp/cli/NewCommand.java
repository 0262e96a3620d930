package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.tool.loading.RouteDirectories;
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

/** The command {@code luna new NAME}: creates a working example tool and its test. Never overwrites a file. */
@Command(name = "new", description = "Create a tool from a working example, and its test.")
final class NewCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([_-][a-z0-9]+)*");
    private static final int MAX_NAME_LENGTH = 64;

    @Parameters(paramLabel = "NAME", description = "Name of the tool, such as moon_phase.")
    private String name;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "script",
            description =
                    "Example to start from (default: ${DEFAULT-VALUE}): forwarder sends the arguments to a service as JSON, "
                            + "command runs a program, http requests a URL, script has steps of its own, sql queries a database, "
                            + "kafka sends to a topic, java is written in Java, prompt and resource are no tools; "
                            + "openapi says how to import an API description.")
    private ToolKind kind;

    @Option(
            names = "--family",
            paramLabel = "NAME",
            defaultValue = "mine",
            description = "Family of the tool: its directory and first tag (default: ${DEFAULT-VALUE}).")
    private String family;

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            description = "Directory to create the route in (default: routes/tools).")
    private Path tools;

    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "Directory to create the test in (default: src/test/java, if it exists).")
    private Path tests;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkNames();
        Path directory = tools == null ? Installation.find().tools() : tools;
        if (kind == ToolKind.openapi) {
            return explainImport(directory);
        }
        requireUnused(directory);
        NewTool tool = new NewTool(kind, name, family);
        Path route = directory.resolve(family).resolve(tool.routeFile());
        Path testDirectory = tests != null ? tests : Path.of("src", "test", "java");
        Path test = testDirectory.resolve(family).resolve(tool.testFile());
        boolean withTest = kind.hasTest() && (tests != null || Files.isDirectory(testDirectory));
        List<Path> files = withTest ? List.of(route, test) : List.of(route);
        files.stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw new CommandFailedException(file + " already exists; nothing was written");
        });
        write(route, tool.route());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Created " + route + ". A server started with --live reloads it each time you save it.");
        if (withTest) {
            write(test, tool.test(portablePath(route.getParent())));
            out.println("Created " + test + ". Run it: mvn test -Dtest="
                    + tool.testFile().replace(".java", ""));
        }
        if (!kind.components().isEmpty()) {
            out.println("It needs components that are not in the jar: ./luna add " + kind.components());
            out.println("No test was written, because a test needs the service, too.");
        }
        out.println(
                kind.example().isEmpty()
                        ? "Try it: ./luna --live" + option() + ", and ask a client for the " + kind + " " + name
                        : "Try it: ./luna call " + name + option() + " " + kind.example());
        return 0;
    }

    private String option() {
        return tools == null ? "" : " --tools " + tools;
    }

    private int explainImport(Path directory) {
        spec.commandLine()
                .getOut()
                .println(
                        "Nothing was written: an API description becomes one tool for each operation that you choose, with\n"
                                + "  ./luna import openapi FILE|URL --out " + directory.resolve(family));
        return 0;
    }

    private void checkNames() {
        if (!NAME.matcher(name).matches()
                || name.length() > MAX_NAME_LENGTH
                || McpMethod.names().contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "invalid tool name '" + name + "': use 1 to " + MAX_NAME_LENGTH
                            + " lower-case letters, digits, '_' and '-', such as moon_phase; names of MCP methods are"
                            + " reserved");
        }
        if (!NAME.matcher(family).matches() || !SourceVersion.isName(family)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--family: invalid name '" + family
                            + "': use lower-case letters, digits and '_'; words reserved by Java are not allowed");
        }
    }

    private void requireUnused(Path directory) throws IOException {
        Pattern declared = Pattern.compile(Pattern.quote(kind.endpoint(name)) + "(?![\\w.-])");
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (RouteDirectories.isRoutes(file)
                        && declared.matcher(Files.readString(file)).find()) {
                    throw new CommandFailedException(
                            kind.endpoint(name) + " already exists in " + file + "; nothing was written");
                }
            }
        }
    }

    /** The path with slashes on every system, as the test refers to it. */
    private static String portablePath(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        Path path = directory.toAbsolutePath().normalize();
        return (path.startsWith(here) ? here.relativize(path) : path).toString().replace('\\', '/');
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(file + " already exists and was not changed");
        }
    }
}
