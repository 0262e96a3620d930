package dev.luna.mcp.cli;

import dev.luna.mcp.ConnectionServices;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.connection.ConnectionAdministration;
import dev.luna.mcp.connection.ConnectionDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna connections}: lists and revokes the accounts that principals have connected. */
@Command(name = "connections", description = "List or revoke the accounts at services that principals have connected.")
final class ConnectionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list or revoke");
    }

    @Command(description = "List the connections, without their tokens.")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        List<ConnectionDescription> all = open().list();
        if (all.isEmpty()) {
            out.println("No account is connected.");
        }
        all.forEach(each -> out.println("%s (%s) at %s: connected %s, used %s, ends %s"
                .formatted(
                        each.name(),
                        each.principal(),
                        each.service(),
                        each.connectedAt(),
                        each.usedAt(),
                        each.expiresAt())));
        out.flush();
        return 0;
    }

    @Command(
            description =
                    "End connections: the server forgets their tokens at once, and the service revokes them if it can.")
    int revoke(
            @Parameters(paramLabel = "PRINCIPAL", description = "Name or id of the principal, as list shows it.")
                    String principal,
            @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Name of the service (default: all).")
                    String service)
            throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ConnectionAdministration connections = open();
        List<ConnectionDescription> found = connections.list().stream()
                .filter(each -> principal.equals(each.name()) || principal.equals(each.principal()))
                .filter(each -> service == null || service.equals(each.service()))
                .toList();
        if (found.isEmpty()) {
            throw new CommandFailedException("'" + principal + "' has no connection"
                    + (service == null ? "" : " to " + service) + "; luna connections list shows all.");
        }
        for (ConnectionDescription each : found) {
            boolean revoked = connections.revoke(each);
            out.println("Removed the connection of " + each.name() + " (" + each.principal() + ") to " + each.service()
                    + (revoked
                            ? "; the service has revoked its tokens."
                            : "; the service has not confirmed that it has revoked its tokens."));
        }
        out.flush();
        return 0;
    }

    private static ConnectionAdministration open() {
        Settings settings = Settings.load(Installation.find().directory(), System.getenv(), Map.of());
        return ConnectionServices.administration(settings.asMap());
    }
}
