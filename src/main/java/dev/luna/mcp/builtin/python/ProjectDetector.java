package dev.luna.mcp.builtin.python;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Distinguishes a project from a directory that contains several. */
final class ProjectDetector {

    private static final List<String> MARKS = List.of(
            ".git",
            "pyproject.toml",
            "setup.py",
            "setup.cfg",
            "pytest.ini",
            "tox.ini",
            "conftest.py",
            "package.json",
            "pom.xml",
            "go.mod",
            "Cargo.toml");

    private static final Pattern TESTS = Pattern.compile("test_.*\\.py|.*_test\\.py");
    private static final int NAMED = 10;

    private ProjectDetector() {}

    /**
     * Checks that a directory does not contain several projects, whose tests would get mixed up.
     *
     * @throws InvalidArgumentException if it is not a project and contains several
     */
    static void requireOne(Workspace workspace, String path, Path directory) throws IOException {
        if (isProject(directory)) {
            return;
        }
        List<String> projects = in(directory).map(workspace::relative).sorted().toList();
        if (projects.size() > 1) {
            throw new InvalidArgumentException(
                    "Argument 'path': '" + path + "' holds several projects. Give one of them: "
                            + String.join(", ", projects.subList(0, Math.min(NAMED, projects.size())))
                            + (projects.size() > NAMED ? " and " + (projects.size() - NAMED) + " more." : "."));
        }
    }

    /** Finds projects one level down, and two levels down where the first is not a project. */
    private static Stream<Path> in(Path directory) throws IOException {
        Stream<Path> found = Stream.empty();
        for (Path child : children(directory)) {
            found = Stream.concat(
                    found,
                    isProject(child)
                            ? Stream.of(child)
                            : children(child).stream().filter(ProjectDetector::isProject));
        }
        return found;
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.isDirectory(child)
                            && !child.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static boolean isProject(Path directory) {
        if (MARKS.stream().anyMatch(mark -> Files.exists(directory.resolve(mark)))) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(
                    file -> TESTS.matcher(file.getFileName().toString()).matches());
        } catch (IOException e) {
            return false; // a directory that cannot be read holds no project of ours
        }
    }
}
