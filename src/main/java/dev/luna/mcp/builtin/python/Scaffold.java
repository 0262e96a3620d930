package dev.luna.mcp.builtin.python;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Header;

/** Starts projects in the workspace. Safe for use by several threads. */
public class Scaffold {

    /** What a caller is told of a new project; its files by their paths in the workspace. */
    public record Created(
            boolean created, @JsonProperty("package") String packageName, List<String> files) {}

    /** What a caller is told if there is no new project. */
    public record NotCreated(boolean created, String reason) {}

    private final Workspace workspace;

    public Scaffold(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Makes a Python project, whole or not at all. What exists already is left as it is.
     *
     * @param name also of its directory
     * @return {@link Created} or {@link NotCreated}
     * @throws dev.luna.mcp.tool.InvalidArgumentException if that cannot be the name of a project
     */
    public Object create(@Header("name") String name, @Header("with_tests") boolean withTests) throws IOException {
        PythonProject project = new PythonProject(name);
        Map<String, String> files = project.files(withTests);
        Path place = workspace.resolve(name);
        if (workspace.exists(place)) {
            return exists(name);
        }
        Path staging = workspace.newStagingDirectory();
        try {
            write(staging, files);
            if (!workspace.publish(staging, place)) {
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
