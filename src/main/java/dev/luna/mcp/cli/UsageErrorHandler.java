package dev.luna.mcp.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints an invalid command line's mistake and the synopsis; the whole help would push the mistake off the screen. Stateless. */
final class UsageErrorHandler implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        // Picocli says "option" twice where a value is not NAME=VALUE.
        err.println(name + ": " + mistake.getMessage().replace("option option", "option"));
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.print(command.getHelp().synopsisHeading()
                + command.getHelp().synopsis(command.getHelp().synopsisHeadingLength()));
        err.println("Run '" + name + " --help' for the options.");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
