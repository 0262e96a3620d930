package dev.luna.mcp.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An example of the gallery, made ready as its README says: its components are added by {@code luna add}. */
public final class Example {

    private static final Pattern ADD = Pattern.compile("(?m)^\\./luna add ([\\w.: -]+)$");

    private final String name;

    private Example(String name) {
        this.name = name;
    }

    /** The example of a folder of {@code examples/}. */
    public static Example named(String name) {
        return new Example(name);
    }

    /** All examples, by name. */
    public static List<Example> all() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("examples"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> new Example(folder.getFileName().toString()))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        }
    }

    /**
     * A server that is to serve it, with the settings of its {@code application.properties}; a test overrides those that
     * depend on the machine.
     *
     * @param more further directories of routes
     */
    public Luna server(Path... more) {
        List<Path> tools = new ArrayList<>(List.of(folder()));
        tools.addAll(List.of(more));
        Luna luna = Luna.withTools(tools.toArray(Path[]::new)).settings(settings());
        library().ifPresent(lib -> luna.setting("luna.lib", lib));
        return luna;
    }

    /** Its folder. */
    public Path folder() {
        return Path.of("examples", name);
    }

    /** The settings that a user copies from it. */
    public Map<String, String> settings() {
        Path file = folder().resolve("application.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> properties.getProperty(key).strip()));
    }

    /** Adds what {@code ./luna add} of its README names, and gives the {@code lib/}; empty if it needs no components. */
    public Optional<Path> library() {
        try {
            Matcher command = ADD.matcher(Files.readString(folder().resolve("README.md")));
            return command.find() ? Optional.of(add(command.group(1))) : Optional.empty();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds components in an installation of the test's own. */
    private Path add(String names) throws IOException, InterruptedException {
        Path installation = Path.of("target", "gallery", name).toAbsolutePath();
        Files.createDirectories(installation);
        Path routes = installation.resolve("routes");
        if (!Files.exists(routes)) {
            Files.createSymbolicLink(routes, Path.of("routes").toAbsolutePath());
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.luna.mcp.cli.LunaCommand",
                "add"));
        command.addAll(List.of(names.split(" ")));
        Path log = installation.resolve("add.log");
        Process add = new ProcessBuilder(command)
                .directory(installation.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(add.waitFor(120, TimeUnit.SECONDS)).as("luna add " + names).isTrue();
        assertThat(add.exitValue())
                .as("luna add %s: %s", names, Files.readString(log))
                .isZero();
        return installation.resolve("lib");
    }

    @Override
    public String toString() {
        return name;
    }
}
