package dev.luna.mcp.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory of executables that stand in front of the host's own on the search path. */
public final class CommandScripts {

    private final Path directory;

    public CommandScripts(Path directory) {
        this.directory = directory;
    }

    /** Lets a command be a shell script. */
    public CommandScripts script(String command, String... lines) {
        return write(command, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    /** Lets a command be another executable of the host. */
    public CommandScripts link(String command, String executable) {
        try {
            Files.createSymbolicLink(directory.resolve(command), Path.of(executable));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandScripts write(String command, String text) {
        try {
            Path file = Files.writeString(directory.resolve(command), text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The search path with these first. */
    public String path() {
        return directory + ":/usr/bin:/bin";
    }
}
