package dev.luna.mcp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A file of a new project.
 *
 * @param path its path in the project
 * @param template the name of its resource
 * @param isProgram true if it can be executed
 * @param purpose what it is for
 */
record ProjectFile(String path, String template, boolean isProgram, String purpose) {

    /** All files with a template. */
    static List<ProjectFile> all() {
        return List.of(
                new ProjectFile(
                        "routes/tools/mine/hello.camel.yaml", "hello.camel.yaml", false, "a tool to start from"),
                new ProjectFile("test", "test", true, "its test"),
                new ProjectFile("luna", "luna", true, "the command line"),
                new ProjectFile("application.properties", "application.properties", false, "settings"),
                new ProjectFile(
                        ".vscode/settings.json",
                        "vscode-settings.json",
                        false,
                        "the schema of tool files, for VS Code"),
                new ProjectFile(".gitignore", "gitignore", false, "what is not committed"),
                new ProjectFile("README.md", "README.md", false, "what is here"));
    }

    /** Writes the file; directories are created. */
    void writeBelow(Path directory) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        try (InputStream in = ProjectFile.class.getResourceAsStream("project/" + template)) {
            Files.copy(in, file);
        }
        if (isProgram && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
