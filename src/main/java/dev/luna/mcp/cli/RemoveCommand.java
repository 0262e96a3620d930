package dev.luna.mcp.cli;

import dev.luna.mcp.component.ComponentInstaller;
import dev.luna.mcp.component.Coordinates;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code luna remove}: removes components from {@code lib/}. */
@Command(
        name = "remove",
        description = "Remove components from lib/, and the jars that no other component there needs.")
final class RemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "A component as it was added, such as camel-sql.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ComponentInstaller installer = ComponentsOptions.installer();
        PrintWriter out = spec.commandLine().getOut();
        for (String name : names) {
            List<Coordinates> removed = installer.remove(name);
            out.println("Removed " + name + ": " + removed.size() + (removed.size() == 1 ? " jar" : " jars")
                    + ". Restart the server to do without it.");
        }
        out.flush();
        return 0;
    }
}
