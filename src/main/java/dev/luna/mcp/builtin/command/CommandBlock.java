package dev.luna.mcp.builtin.command;

import dev.luna.mcp.process.CommandFailedException;
import dev.luna.mcp.process.CommandOutcome;
import dev.luna.mcp.process.CommandResult;
import dev.luna.mcp.process.CommandTimeoutException;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.Excerpt;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.util.TimeUtils;

/**
 * Input and output of {@code block:command}: runs an allowed command with a tool's arguments. A caller's value is always
 * one whole argument and never an option. Thread-safe.
 */
public final class CommandBlock {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Workspace workspace;

    public CommandBlock(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Sets the headers for Camel's {@code exec:}.
     *
     * @param command an allowed command
     * @param arguments separated by spaces, one with spaces in quotes; {@code {name}} stands for an argument of the tool,
     *     for all its elements if it is a list
     * @param directory the working directory in the workspace, or {@code {name}}
     * @param timeout such as 30s
     * @throws InvalidArgumentException if a value is missing or could be taken for an option
     */
    public void prepare(
            @Variable("command") String command,
            @Variable("arguments") String arguments,
            @Variable("directory") String directory,
            @Variable("timeout") String timeout,
            Message message) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            if (word.group(1) == null) {
                words.addAll(filled(word.group(2), message));
            } else {
                words.add(word.group(1));
            }
        }
        String place = String.join("", filled(directory, message));
        message.setHeader(ExecBinding.EXEC_COMMAND_EXECUTABLE, command);
        message.setHeader(ExecBinding.EXEC_COMMAND_ARGS, words);
        message.setHeader(
                ExecBinding.EXEC_COMMAND_WORKING_DIR,
                workspace.directory("path", place).toString());
        message.setHeader(ExecBinding.EXEC_COMMAND_TIMEOUT, TimeUtils.toMilliSeconds(timeout));
        message.setBody(null);
    }

    /**
     * Returns the standard output of the command.
     *
     * @param expected the exit codes that are no failure, separated by commas
     * @throws CommandFailedException if it ended with another one
     * @throws CommandTimeoutException if its timeout expired
     */
    public String answer(
            @Variable("command") String command, @Variable("expected") String expected, @Body CommandResult result) {
        CommandOutcome outcome = result.outcome();
        if (outcome.timedOut()) {
            throw new CommandTimeoutException(command);
        }
        String output = workspace.withoutHostPath(outcome.output());
        if (Arrays.stream(expected.split(","))
                .noneMatch(code -> Integer.parseInt(code.strip()) == outcome.exitValue())) {
            String said = (output + workspace.withoutHostPath(outcome.errors())).strip();
            throw new CommandFailedException(command, outcome.exitValue(), Excerpt.end(said, Excerpt.QUOTE));
        }
        return output;
    }

    private static List<String> filled(String word, Message message) {
        Optional<String> placeholder = ArgumentTemplate.name(word);
        if (placeholder.isEmpty()) {
            return List.of(word);
        }
        String name = placeholder.get();
        Object value = message.getHeader(name);
        if (value == null) {
            throw new InvalidArgumentException("Argument '" + name + "' is needed here and was not given.");
        }
        return value instanceof Collection<?> values
                ? values.stream().map(one -> plain(name, one)).toList()
                : List.of(plain(name, value));
    }

    private static String plain(String name, Object value) {
        String text = String.valueOf(value);
        if (text.startsWith("-") || CONTROL.matcher(text).find()) {
            throw new InvalidArgumentException(
                    "Argument '" + name + "' must not begin with '-' or hold control characters.");
        }
        return text;
    }
}
