package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --tools}: the directories of tool routes. */
final class ToolsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private List<Path> directories = List.of();

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            description = "Directory of tool routes (default: routes/tools). Can be given more than once.")
    void setDirectories(List<Path> directories) {
        this.directories = directories;
        directories.stream()
                .filter(directory -> !Files.isDirectory(directory))
                .findFirst()
                .ifPresent(directory -> {
                    throw new ParameterException(command.commandLine(), "--tools: no such directory: " + directory);
                });
    }

    /** The directories given, or the tools of the installation. */
    List<Path> orDefault(Installation installation) {
        return directories.isEmpty() ? List.of(installation.tools()) : directories;
    }
}
