package dev.luna.mcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bearer token that the first run makes and keeps in {@code .env}, so that configured clients work after a restart. Stateless. */
public final class TokenFile {

    private static final Pattern EMPTY =
            Pattern.compile("(?m)^([ \\t]*(?:export[ \\t]+)?AUTH_TOKEN[ \\t]*[=:])[ \\t]*\\r?$");
    private static final String ONLY_THE_OWNER = "rw-------";

    private TokenFile() {}

    /**
     * Writes a token into {@code .env}: in place of an empty {@code AUTH_TOKEN=}, otherwise as a line of its own. A new file is
     * readable by its owner only; the mode of an existing one stays.
     *
     * @return the file; empty if it cannot be written, as in a container whose files are read-only
     */
    public static Optional<Path> save(Path home, String token) {
        Path file = home.resolve(".env");
        try {
            boolean exists = Files.exists(file);
            String text = exists ? Files.readString(file) : "";
            Path written = Files.createTempFile(
                    home,
                    ".env",
                    null,
                    PosixFilePermissions.asFileAttribute(
                            exists
                                    ? Files.getPosixFilePermissions(file)
                                    : PosixFilePermissions.fromString(ONLY_THE_OWNER)));
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
