package dev.luna.mcp.cli;

import dev.luna.mcp.identity.token.NamedToken;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code luna token list}: lists the named tokens, which nobody can read any more. */
@Command(
        name = "list",
        description = "List the names of the tokens, with the ids that the audit log has, scopes and limits.")
final class TokenListCommand implements Callable<Integer> {

    private static final String ROW = "%-20s %-18s %-24s %-24s %s";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<NamedToken> tokens = TokenCommand.file().read();
        PrintWriter out = spec.commandLine().getOut();
        if (tokens.isEmpty()) {
            out.println("There are no named tokens. luna token add NAME --scopes read makes one.");
        } else {
            out.println(ROW.formatted("NAME", "ID", "SCOPES", "TOOLS", "EXPIRES"));
            tokens.forEach(token -> out.println(row(token)));
        }
        out.flush();
        return 0;
    }

    private static String row(NamedToken token) {
        return ROW.formatted(
                token.name(),
                token.id(),
                String.join(",", token.scopes()),
                token.tools().isEmpty() ? "all" : String.join(",", token.tools()),
                token.expires().map(Instant::toString).orElse("never")
                        + (token.isExpired(Instant.now()) ? " (expired)" : ""));
    }
}
