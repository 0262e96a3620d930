package dev.luna.mcp.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory of executables that precedes the host's own on the search path. */
public final class CommandScripts {

    private final Path directory;

    public CommandScripts(Path directory) {
        this.directory = directory;
    }

    /** Creates a command from a shell script. */
    public CommandScripts script(String command, String... lines) {
        return write(command, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    }

    /** Links a command to another executable of the host. */
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

    /** Returns the search path with these commands first. */
    public String path() {
        return directory + ":/usr/bin:/bin";
    }
}
