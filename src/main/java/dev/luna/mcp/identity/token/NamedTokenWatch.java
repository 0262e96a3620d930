package dev.luna.mcp.identity.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the file of the named tokens several times a second, and has it read when it has changed. Costs one system call each time.
 * Used by one thread.
 */
final class NamedTokenWatch implements Runnable {

    /** Time between two looks. */
    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(NamedTokenWatch.class);

    /** Looks at which a file must be missing before its tokens end: an editor may replace it by another one in two steps. */
    private static final int MISSING_LOOKS = 4;

    private static final String MISSING = "missing";

    private final Path path;
    private final NamedTokens tokens;
    private String state = MISSING;
    private int missing;

    NamedTokenWatch(Path path, NamedTokens tokens) {
        this.path = path;
        this.tokens = tokens;
    }

    @Override
    public void run() {
        try {
            look();
            tokens.endRevoked();
        } catch (RuntimeException e) {
            // Otherwise it would be the last look.
            LOG.error("The named tokens could not be updated", e);
        }
    }

    private void look() {
        String now = now();
        missing = now.equals(MISSING) ? missing + 1 : 0;
        if (!now.equals(state) && (missing == 0 || missing >= MISSING_LOOKS)) {
            state = now;
            tokens.reload();
        }
    }

    private String now() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (NoSuchFileException e) {
            return MISSING;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
