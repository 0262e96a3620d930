package dev.luna.mcp.exec.dev;

import dev.luna.mcp.exec.CommandOutcome;
import dev.luna.mcp.exec.CommandResult;
import dev.luna.mcp.exec.PrivateDirectory;
import dev.luna.mcp.exec.Workspace;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Runs the tests of projects in the workspace with pytest. Safe for use by several threads. */
public class TestRuns {

    private static final int NO_TESTS = 5;
    private static final int LONGEST_TEXT = 400;
    // Without groups that repeat: projects write lines of any length, and those would fill the stack.
    private static final Pattern LIBRARY = Pattern.compile("(?<![/\\w.+-])[/\\w.+-]*/lib/(python3[\\w.]*/)");
    private static final Pattern FRAME = Pattern.compile("^=+ | =+$");

    private final Workspace workspace;

    public TestRuns(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * @param path a directory in the workspace
     * @throws dev.luna.mcp.tool.InvalidArgumentException if it is none
     */
    public TestRun plan(@Header("path") String path) throws IOException {
        return new TestRun(workspace.directory("path", path), PrivateDirectory.create());
    }

    /**
     * What came of a run: a {@link TestReport}, or {@link SkippedTests} if there were no tests.
     *
     * @throws ToolException if the tests did not end in time
     */
    public Object report(@ExchangeProperty("run") TestRun run, @Body CommandResult result) {
        CommandOutcome outcome = result.outcome();
        String output = readable(run, outcome.output() + outcome.errors());
        if (outcome.timedOut()) {
            throw new ToolException(
                    "The tests did not end within their time limit and were stopped. Their output ended " + "with: "
                            + end(output, LONGEST_TEXT));
        }
        if (outcome.exitValue() == NO_TESTS) {
            return SkippedTests.because("There are no tests in '" + workspace.relative(run.directory()) + "'.");
        }
        Optional<TestCounts> counts = TestCounts.read(Path.of(run.reportFile()));
        TestCounts known = counts.orElse(new TestCounts(0, 0, 0));
        String summary = counts.isPresent() ? lastLine(output) : "pytest ended without a report of its results";
        return new TestReport(outcome.exitValue(), known.passed(), known.failed(), known.skipped(), summary, output);
    }

    /** What is told where there is no pytest. */
    public SkippedTests withoutPytest() {
        return SkippedTests.because("pytest is not installed on this server.");
    }

    /** Removes what a run left outside of its project. */
    public void discard(@ExchangeProperty("run") TestRun run) {
        run.results().close();
    }

    private String readable(TestRun run, String output) {
        String ofTests = output.lines()
                .filter(line -> !line.contains(run.results().path().toString()))
                .collect(Collectors.joining("\n"));
        String withoutPlaces =
                workspace.withoutHostPath(ofTests.replace(run.directory().toString(), "."));
        return LIBRARY.matcher(withoutPlaces).replaceAll("$1").strip();
    }

    private static String lastLine(String output) {
        String line = output.substring(output.lastIndexOf('\n') + 1);
        return end(FRAME.matcher(line).replaceAll(""), LONGEST_TEXT);
    }

    private static String end(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }
}
