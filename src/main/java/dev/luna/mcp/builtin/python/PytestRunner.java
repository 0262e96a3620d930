package dev.luna.mcp.builtin.python;

import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.process.CommandResult;
import dev.luna.mcp.process.PrivateDirectory;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Runs the tests of projects in the workspace with pytest. Thread-safe. */
public class PytestRunner {

    private static final int NO_TESTS = 5;
    private static final int LONGEST_OUTPUT = 4000;
    // No repeated groups: projects print lines of any length, on which those would overflow the stack.
    private static final Pattern LIBRARY = Pattern.compile("(?<![/\\w.+-])[/\\w.+-]*/lib/(python3[\\w.]*/)");

    private final Workspace workspace;

    public PytestRunner(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Prepares a run.
     *
     * @param path a directory in the workspace
     * @param only selects tests, see {@link PytestSelection}; all if null
     * @throws dev.luna.mcp.tool.InvalidArgumentException if the path is not a directory, or contains several projects
     */
    public PytestRun plan(@Header("path") String path, @Header("only") String only) throws IOException {
        Path directory = workspace.directory("path", path);
        ProjectDetector.requireOne(workspace, path, directory);
        List<String> selection = PytestSelection.of(directory, only);
        PrivateDirectory results = PrivateDirectory.create();
        Files.writeString(
                results.path().resolve(PytestRun.PLUGIN + ".py"), Template.read("pytest/" + PytestRun.PLUGIN + ".py"));
        return new PytestRun(directory, results, selection);
    }

    /**
     * Returns the result of a run: a {@link PytestReport}, or {@link PytestSkipped} if there were no tests.
     *
     * @throws ToolException if the timeout expired
     */
    public Object report(@ExchangeProperty("run") PytestRun run, @Body CommandResult result) {
        CommandOutcome outcome = result.outcome();
        PytestEvents events = PytestEvents.read(run.events());
        String output = readable(run, outcome.output() + outcome.errors());
        if (outcome.timedOut()) {
            throw outOfTime(events, result.getCommand().getTimeout(), output);
        }
        if (outcome.exitValue() == NO_TESTS) {
            return PytestSkipped.because(noTests(run, events));
        }
        String summary = events.isFinished()
                ? events.summary()
                : "pytest ended without a report of its results (" + events.summary() + ")";
        return new PytestReport(
                outcome.exitValue(),
                events.count("passed") + events.count("xpassed"),
                events.count("failed"),
                events.count("error"),
                events.count("skipped") + events.count("xfailed"),
                summary,
                shown(run, events, output));
    }

    /** Returns the result if pytest is not installed. */
    public PytestSkipped withoutPytest() {
        return PytestSkipped.because("pytest is not installed on this server.");
    }

    /** Deletes the files of a run outside of its project. */
    public void discard(@ExchangeProperty("run") PytestRun run) {
        run.results().close();
    }

    private String noTests(PytestRun run, PytestEvents events) {
        String path = workspace.relative(run.directory());
        int deselected = events.count("deselected");
        if (deselected > 0) {
            return "No test was run in '" + path + "': all " + deselected + " were deselected, "
                    + (run.selection().isEmpty()
                            ? "by the project's own pytest options."
                            : "by 'only' or the project's own pytest options.");
        }
        String others = OtherTestFrameworks.in(run.directory());
        return (others.isEmpty() ? "There are no tests in '" : "There are no pytest tests in '") + path + "'." + others;
    }

    private static ToolException outOfTime(PytestEvents events, long limitMillis, String output) {
        String total = events.total() > 0 ? " of " + events.total() : "";
        String place = events.current().isEmpty()
                ? (events.total() > 0 ? "between two tests" : "while the tests were collected")
                : "in " + Excerpt.begin(events.current(), Excerpt.QUOTE);
        return new ToolException("The tests did not end within their time limit of " + limitMillis / 1000
                + " s and were stopped " + place + ". Before that, " + events.done() + total + " had ended: "
                + events.summary() + ". Their output ended with: " + Excerpt.end(output, Excerpt.QUOTE));
    }

    private String shown(PytestRun run, PytestEvents events, String output) {
        String end = output.length() <= LONGEST_OUTPUT
                ? output
                : "[" + (output.length() - LONGEST_OUTPUT) + " characters left out]\n"
                        + Excerpt.end(output, LONGEST_OUTPUT);
        if (events.failures().isEmpty()) {
            return end;
        }
        String failures = FailureSummary.of(events.failures().stream()
                .map(failure -> new PytestEvents.Failure(
                        failure.id(),
                        failure.category(),
                        readable(run, failure.where()),
                        readable(run, failure.text())))
                .toList());
        return events.isFinished() ? failures : failures + "\n\n" + end;
    }

    private String readable(PytestRun run, String output) {
        String project = run.directory().toString();
        String withoutPlaces =
                workspace.withoutHostPath(output.replace(run.results().path().toString(), "~")
                        .replace(project + "/", "")
                        .replace(project, "."));
        return LIBRARY.matcher(withoutPlaces).replaceAll("$1").strip();
    }
}
