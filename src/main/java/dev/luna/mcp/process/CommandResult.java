package dev.luna.mcp.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecResult;

/** The outcome of a command as the result type of Camel's {@code exec:}. It converts to the standard output. */
public class CommandResult extends ExecResult {

    private final transient CommandOutcome outcome;

    public CommandResult(ExecCommand command, CommandOutcome outcome) {
        super(command, stream(outcome.output()), stream(outcome.errors()), outcome.exitValue());
        this.outcome = outcome;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    public CommandOutcome outcome() {
        return outcome;
    }
}
