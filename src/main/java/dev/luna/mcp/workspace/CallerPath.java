package dev.luna.mcp.workspace;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path relative to the workspace, as a caller gave it. */
final class CallerPath {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private CallerPath() {}

    /**
     * Resolves a path with all symbolic links.
     *
     * @param root the real path of the workspace
     * @param argument name of the caller's argument, for the message
     * @throws InvalidArgumentException if the path does not exist, or leads out of the workspace or to staged files
     */
    static Path resolve(Path root, String argument, String path) {
        if (path.isBlank() || CONTROL.matcher(path).find()) {
            throw new InvalidArgumentException(
                    "Argument '" + argument + "' must be a path, without control characters.");
        }
        try {
            Path relative = Path.of(path).normalize();
            if (relative.isAbsolute() || relative.startsWith("..") || relative.startsWith(StagingArea.NAME)) {
                throw outside(argument, path);
            }
            Path real = root.resolve(relative).toRealPath();
            if (!real.startsWith(root) || real.startsWith(root.resolve(StagingArea.NAME))) {
                throw outside(argument, path);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new InvalidArgumentException(
                    "Argument '" + argument + "': there is no '" + path + "' in the workspace.");
        }
    }

    private static InvalidArgumentException outside(String argument, String path) {
        return new InvalidArgumentException(
                "Argument '" + argument + "': '" + path
                        + "' leads out of the workspace. Give a path relative to the workspace, such as one that a tool returned.");
    }
}
