package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;

/** Creates projects in the workspace. Thread-safe. */
public class Scaffold {

    /** Result for a new project; its files by their paths in the workspace. */
    public record Created(
            boolean created, @JsonProperty("package") String packageName, List<String> files) {}

    /** Result if no project was created. */
    public record NotCreated(boolean created, String reason) {}

    private final Workspace workspace;

    public Scaffold(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Creates a Python project atomically. An existing file or directory is not changed.
     *
     * @param name also the name of its directory
     * @return {@link Created} or {@link NotCreated}
     * @throws dev.luna.mcp.tool.InvalidArgumentException if that cannot be the name of a project
     */
    public Object create(@Header("name") String name, @Header("with_tests") boolean withTests) throws IOException {
        PythonProject project = new PythonProject(name);
        Map<String, String> files = project.files(withTests);
        Path target = workspace.resolve(name);
        if (workspace.exists(target)) {
            return exists(name);
        }
        Path staging = workspace.newStagingDirectory();
        try {
            write(staging, files);
            if (!workspace.publish(staging, target)) {
                return exists(name);
            }
        } finally {
            workspace.discard(staging);
        }
        return new Created(
                true,
                project.packageName(),
                files.keySet().stream().map(file -> name + "/" + file).toList());
    }

    private static NotCreated exists(String name) {
        return new NotCreated(false, "'" + name + "' exists already in the workspace. Choose another name.");
    }

    private static void write(Path directory, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
