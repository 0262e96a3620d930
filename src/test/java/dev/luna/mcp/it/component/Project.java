package dev.luna.mcp.it.component;

import dev.luna.mcp.testkit.Luna;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory of an owner, with {@code routes/} and {@code lib/}, in which the command line runs as a process. */
final class Project {

    /** What a command printed, and how it ended. */
    record Outcome(int code, String text) {}

    private final Path home;
    private final LocalMaven maven;

    Project(Path directory) throws IOException {
        this.home = directory.resolve("home");
        this.maven = new LocalMaven(directory.resolve("maven"));
        Files.createDirectories(home.resolve("routes/tools"));
        Files.createDirectories(home.resolve("lib"));
    }

    LocalMaven maven() {
        return maven;
    }

    Path lib() {
        return home.resolve("lib");
    }

    Path routes() {
        return home.resolve("routes/tools");
    }

    /** Runs a command, with the Maven settings of the test if it is {@code add}. */
    Outcome luna(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.luna.mcp.cli.LunaCommand");
        builder.command().addAll(List.of(arguments));
        if (arguments[0].equals("add")) {
            builder.command().addAll(List.of("--settings", maven.settings().toString()));
        }
        Process process =
                builder.directory(home.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), text);
    }

    /** The class path of this process, for one in another directory. */
    static String classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Writes a tool whose only step is {@code to: URI}. */
    Path tool(String name, String uri) throws IOException {
        return Files.writeString(routes().resolve(name + ".camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:%s
                      parameters:
                        tags: demo
                        description: Says a word.
                        readOnlyHint: true
                      steps:
                        - to:
                            uri: %s
                """.formatted(name, uri));
    }

    /** A server with the tools and the components of this project. */
    Luna server() {
        return Luna.withTools(routes()).setting("luna.lib", lib());
    }
}
