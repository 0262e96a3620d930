package dev.luna.mcp.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory of tools that files are written to. It is read once, at the beginning; not thread-safe. */
public final class ToolDirectory {

    private static final Pattern DECLARED = Pattern.compile("ai-tool:([\\w.-]+)");

    /** A file that was imported before. */
    record Imported(Path file, ImportMark mark) {}

    private final Path directory;
    private final Map<String, Imported> imported = new LinkedHashMap<>();
    private final Map<String, Path> declared = new LinkedHashMap<>();

    private ToolDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads a directory, which need not exist yet.
     *
     * @param api the title of the API; files that were imported from another one are left alone
     */
    public static ToolDirectory read(Path directory, String api) throws IOException {
        ToolDirectory tools = new ToolDirectory(directory);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> routes = files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList();
                for (Path file : routes) {
                    tools.add(file, Files.readString(file), api);
                }
            }
        }
        return tools;
    }

    private void add(Path file, String text, String api) {
        ImportMark.in(text)
                .filter(mark -> mark.origin().equals(api))
                .ifPresent(mark -> imported.put(mark.operation(), new Imported(file, mark)));
        Matcher name = DECLARED.matcher(text);
        while (name.find()) {
            declared.putIfAbsent(name.group(1), file);
        }
    }

    /** The file of an operation that was imported before, wherever it was moved to since. */
    public Optional<Path> fileOf(ImportedTool tool) {
        return Optional.ofNullable(imported.get(tool.operation().text())).map(Imported::file);
    }

    /** The file that declares a tool of this name. */
    public Optional<Path> declaring(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** The place of a file. */
    public Path path(ToolFile file) {
        return directory.resolve(file.path());
    }

    /**
     * Writes a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one
     */
    public void write(ToolFile file) throws IOException {
        Path path = path(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text(), StandardOpenOption.CREATE_NEW);
    }

    Map<String, Imported> imported() {
        return imported;
    }
}
