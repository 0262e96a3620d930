package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.identity.token.NamedTokenFile;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code luna token}: makes, lists and revokes tokens for others than the owner. */
@Command(
        name = "token",
        description = "Make, list and revoke tokens for others than the owner, each with scopes of its own.",
        subcommands = {TokenAddCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected add, list or revoke");
    }

    /** The file of the named tokens of this installation. */
    static NamedTokenFile file() {
        String file = Settings.load(Installation.find().directory(), System.getenv(), Map.of())
                .get("luna.tokens.file");
        if (file.isEmpty()) {
            throw new CommandFailedException(
                    "luna.tokens.file is empty, so this server has no named tokens; give it the name of a file.");
        }
        return new NamedTokenFile(Path.of(file));
    }
}
