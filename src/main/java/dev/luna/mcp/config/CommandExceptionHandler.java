package dev.luna.mcp.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed; the log has the trace at debug level. Stateless. */
public final class CommandExceptionHandler implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CommandExceptionHandler.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        LOG.debug("{} failed", command.getCommandName(), failure);
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + reason(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** What the innermost cause says; Camel wraps what went wrong several times. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
