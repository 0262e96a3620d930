package dev.luna.mcp.exec.dev;

import dev.luna.mcp.exec.PrivateDirectory;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a project's tests.
 *
 * @param directory the project
 * @param results where pytest leaves its report
 */
public record TestRun(Path directory, PrivateDirectory results) {

    /** What pytest is told; it leaves nothing behind in the project. */
    public List<String> arguments() {
        return List.of("-p", "no:cacheprovider", "--color=no", "--junitxml=" + reportFile());
    }

    /** Where it leaves its report, as text. */
    public String reportFile() {
        return results.path().resolve("report.xml").toString();
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
