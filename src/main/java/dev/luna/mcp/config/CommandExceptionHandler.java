package dev.luna.mcp.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints in one line why a command failed, and logs the stack trace at debug level. Stateless. */
public final class CommandExceptionHandler implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CommandExceptionHandler.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        LOG.debug("{} failed", command.getCommandName(), failure);
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + reason(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The message of the innermost cause, since Camel wraps exceptions several times. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
