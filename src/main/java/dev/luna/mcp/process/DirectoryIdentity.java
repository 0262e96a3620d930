package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Device and inode of a directory, as stat(1) prints them. A command is started with a check that its working directory has
 * this identity, so that a directory that was renamed after its path was resolved is not used.
 *
 * @param text device and inode, in decimal
 */
public record DirectoryIdentity(String text) {

    /** Exit value of a command whose working directory had another identity. */
    static final int OTHER_DIRECTORY = 113;

    private static final String COMPLAINT = "luna: this is not the directory that was checked";

    /** Uses the programs of the system, whatever search path the owner has configured for commands. */
    private static final String SCRIPT = "[ \"$(PATH=/usr/bin:/bin stat -c %d:%i .)\" = \"$1\" ] || { echo '"
            + COMPLAINT + "' >&2; exit " + OTHER_DIRECTORY + "; }; shift; exec \"$@\"";

    /** Returns the identity of an open directory; empty on hosts without {@code /proc}, whose stat(1) differs. */
    public static Optional<DirectoryIdentity> of(OpenDirectory directory) throws IOException {
        if (!Files.exists(Path.of("/proc/self"))) {
            return Optional.empty();
        }
        Map<String, Object> found =
                Files.readAttributes(directory.path(), "unix:dev,ino,fileKey", LinkOption.NOFOLLOW_LINKS);
        if (!found.get("fileKey").equals(directory.attributes().fileKey())) {
            throw new IOException("The directory was replaced");
        }
        return Optional.of(new DirectoryIdentity(found.get("dev") + ":" + found.get("ino")));
    }

    /** Returns a command line that runs a command only if the working directory has this identity. */
    List<String> guard(List<String> command) {
        return Stream.concat(Stream.of("/bin/sh", "-c", SCRIPT, "sh", text), command.stream())
                .toList();
    }

    /** Returns true if a command was not run because its working directory had another identity. */
    static boolean isMismatch(CommandOutcome outcome) {
        return outcome.exitValue() == OTHER_DIRECTORY && outcome.errors().contains(COMPLAINT);
    }
}
