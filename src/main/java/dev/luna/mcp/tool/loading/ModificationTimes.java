package dev.luna.mcp.tool.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Modification times of files, to detect files that are saved again without a change. Not thread-safe. */
final class ModificationTimes {

    private Map<Path, FileTime> times = new HashMap<>();

    /**
     * Returns the files that were saved since the last call.
     *
     * @throws UncheckedIOException if a time cannot be read
     */
    List<RouteFile> savedAgain(List<RouteFile> files) {
        Map<Path, FileTime> now = new HashMap<>();
        List<RouteFile> again = new ArrayList<>();
        try {
            for (RouteFile file :
                    files.stream().filter(file -> !file.isBuiltIn()).toList()) {
                FileTime time = Files.getLastModifiedTime(file.path());
                FileTime before = times.get(file.path());
                now.put(file.path(), time);
                if (before != null && !before.equals(time)) {
                    again.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Deleted since it was read: the next check detects it.
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        times = now;
        return again;
    }
}
