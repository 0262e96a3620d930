package dev.luna.mcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Saves a generated token in {@code .env}, so that configured clients still work after a restart. Stateless. */
public final class TokenFile {

    private static final Pattern EMPTY =
            Pattern.compile("(?m)^([ \\t]*(?:export[ \\t]+)?AUTH_TOKEN[ \\t]*[=:])[ \\t]*\\r?$");
    private static final String OWNER_ONLY = "rw-------";

    private TokenFile() {}

    /**
     * Writes a token to {@code .env}: it replaces an empty {@code AUTH_TOKEN=} or is appended as a new line. A new file is readable
     * only by its owner; an existing file keeps its permissions.
     *
     * @return the file; empty if it cannot be written, for example in a container with a read-only file system
     */
    public static Optional<Path> save(Path directory, String token) {
        Path file = directory.resolve(".env");
        try {
            boolean exists = Files.exists(file);
            String text = exists ? Files.readString(file) : "";
            Path written = Files.createTempFile(
                    directory,
                    ".env",
                    null,
                    PosixFilePermissions.asFileAttribute(
                            exists
                                    ? Files.getPosixFilePermissions(file)
                                    : PosixFilePermissions.fromString(OWNER_ONLY)));
            try {
                Files.writeString(written, with(text, token));
                Files.move(written, exists ? file.toRealPath() : file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            return Optional.of(file);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String with(String text, String token) {
        Matcher empty = EMPTY.matcher(text);
        if (empty.find()) {
            return text.substring(0, empty.end(1)) + token + text.substring(empty.end());
        }
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "AUTH_TOKEN=" + token + "\n";
    }
}
