package dev.luna.mcp.cli;

import dev.luna.mcp.identity.token.NamedToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna token revoke}: takes a token back. */
@Command(
        name = "revoke",
        description =
                "Take a token back. A running server refuses it within a second, and stops its calls, streams and tasks.")
final class TokenRevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the token.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TokenCommand.file().change(this::without);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Revoked the token '" + name + "'.");
        out.flush();
        return 0;
    }

    private List<NamedToken> without(List<NamedToken> known) {
        List<NamedToken> rest =
                known.stream().filter(token -> !token.name().equals(name)).toList();
        if (rest.size() == known.size()) {
            throw new CommandFailedException("there is no token named '" + name + "'; there are: "
                    + known.stream()
                            .map(NamedToken::name)
                            .collect(Collectors.joining(", ", "", known.isEmpty() ? "none" : "")));
        }
        return rest;
    }
}
