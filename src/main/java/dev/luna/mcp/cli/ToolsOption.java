package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says where tool routes are. */
final class ToolsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private List<Path> directories = List.of();

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            description = "Where the tool routes are, instead of routes/tools; may be given more than once.")
    void setDirectories(List<Path> directories) {
        this.directories = directories;
        directories.stream()
                .filter(directory -> !Files.isDirectory(directory))
                .findFirst()
                .ifPresent(directory -> {
                    throw new ParameterException(command.commandLine(), "--tools: there is no directory " + directory);
                });
    }

    /** The directories that were named, else the one at installation. */
    List<Path> orDefault(Installation installation) {
        return directories.isEmpty() ? List.of(installation.tools()) : directories;
    }
}
