package dev.luna.mcp.command;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.configuration.Home;
import dev.luna.mcp.configuration.Settings;
import dev.luna.mcp.tool.Refusal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luna check}: says what is wrong with tool routes, without serving them. */
@Command(
        name = "check",
        description = "Says what is wrong with tool routes, as FILE:LINE: MESSAGE, and ends with 1 if anything is.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Where the tool routes are, instead of routes/tools.")
    private List<Path> directories = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        directories.stream()
                .filter(directory -> !Files.isDirectory(directory))
                .findFirst()
                .ifPresent(directory -> {
                    throw new ParameterException(spec.commandLine(), "there is no directory " + directory);
                });
        Home home = Home.find();
        Settings settings = Settings.load(home.directory(), System.getenv(), Map.of());
        List<Refusal> findings =
                LunaServer.check(settings, home, directories.isEmpty() ? List.of(home.tools()) : directories);
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "Nothing is wrong." : findings.size() + " found.");
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }
}
