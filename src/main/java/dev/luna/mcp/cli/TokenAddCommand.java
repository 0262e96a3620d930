package dev.luna.mcp.cli;

import dev.luna.mcp.identity.token.NamedToken;
import dev.luna.mcp.identity.token.NamedTokenFile;
import dev.luna.mcp.identity.token.TokenText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna token add}: makes a token and prints it, alone on standard output. */
@Command(name = "add", description = "Make a token and print it, once. A running server accepts it within a second.")
final class TokenAddCommand implements Callable<Integer> {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([mhd])");

    @Parameters(
            paramLabel = "NAME",
            description = "Name of whoever gets the token, in lower-case letters, such as ann.")
    private String name;

    @Option(
            names = "--scopes",
            paramLabel = "SCOPES",
            split = ",",
            required = true,
            description = "Scopes, comma-separated: read, write, execute, or those that tools declare; '*' for all.")
    private List<String> scopes = List.of();

    @Option(
            names = "--tools",
            paramLabel = "TOOLS",
            split = ",",
            description =
                    "Tools, prompts and resources that it is limited to, comma-separated: names, tags (families) or"
                            + " patterns with * (default: no limit).")
    private List<String> tools = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "Time for which it is valid, such as 30d, 12h or 45m (default: until it is revoked).")
    private String expires;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        NamedTokenFile file = TokenCommand.file();
        String token = TokenText.random();
        NamedToken added = declared(token, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        file.change(known -> {
            if (known.stream().anyMatch(other -> other.name().equals(name))) {
                throw new CommandFailedException("there is a token named '" + name
                        + "' already; choose another name, or revoke that one with: luna token revoke " + name);
            }
            return Stream.concat(known.stream(), Stream.of(added)).toList();
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println(token);
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("This is the only time that the token of '" + name + "' is shown. It "
                + added.expires().map(end -> "expires at " + end).orElse("does not expire")
                + "; luna token revoke " + name + " takes it back.");
        err.flush();
        return 0;
    }

    private NamedToken declared(String token, Instant now) {
        try {
            return new NamedToken(
                    name,
                    TokenText.digest(token),
                    scopes.stream().distinct().toList(),
                    tools.stream().distinct().toList(),
                    now,
                    Optional.ofNullable(expires).map(this::duration).map(now::plus));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new IllegalArgumentException("--expires must be a time such as 30d, 12h or 45m, got '" + text + "'");
        }
        int number = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
