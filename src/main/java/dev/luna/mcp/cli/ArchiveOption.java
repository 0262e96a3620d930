package dev.luna.mcp.cli;

import dev.luna.mcp.config.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --out}: the archive to write. */
final class ArchiveOption {

    private static final String END = ".tar.gz";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.tar\\.gz");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "FILE.tar.gz",
            description =
                    "Archive to write (default: the name of the directory of the project, in the working directory).")
    private Path out;

    /** The archive. */
    Path archive(Installation installation) {
        Path archive = out == null ? Path.of(defaultName(installation)) : out;
        if (!NAME.matcher(archive.getFileName().toString()).matches()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--out: '" + archive
                            + "' must be named like my-tools.tar.gz: letters, digits, '.', '_', '-', and .tar.gz");
        }
        Path absolute = archive.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute.getParent())) {
            throw new ParameterException(command.commandLine(), "--out: there is no directory " + absolute.getParent());
        }
        Path project = installation.directory().toAbsolutePath().normalize();
        if (Stream.of("routes", "lib").anyMatch(part -> absolute.startsWith(project.resolve(part)))) {
            throw new ParameterException(
                    command.commandLine(),
                    "--out: " + archive + " is in a directory that is packaged itself; choose another");
        }
        return absolute;
    }

    private static String defaultName(Installation installation) {
        Path name = installation.directory().toAbsolutePath().normalize().getFileName();
        String usable = name == null
                ? ""
                : name.toString().replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
        return (usable.isEmpty() ? "my-tools" : usable) + END;
    }

    /** The name of the directory in an archive. */
    static String name(Path archive) {
        String file = archive.getFileName().toString();
        return file.substring(0, file.length() - END.length());
    }
}
