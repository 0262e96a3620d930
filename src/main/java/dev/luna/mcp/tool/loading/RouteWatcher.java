package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the tool directories and reloads changed files within two seconds. It also polls once a second, because
 * some file systems send no events (macOS, network drives, bind mounts of containers).
 */
public final class RouteWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatcher.class);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** A file that is unchanged for this time is considered complete. */
    private static final Duration QUIET_TIME = Duration.ofMillis(100);

    /** Maximum number of checks before a file that keeps changing is loaded anyway. */
    private static final int MAX_QUIET_CHECKS = 8;

    private final ToolRoutes routes;
    private final RouteDirectories directories;
    private final WatchService watcher;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ModificationTimes times = new ModificationTimes();
    private List<RouteFile> loaded;
    private Set<Path> unused = Set.of();
    private String readFailure = "";

    private RouteWatcher(ToolRoutes routes, RouteDirectories directories, WatchService watcher) {
        this.routes = routes;
        this.directories = directories;
        this.watcher = watcher;
        this.thread = new Thread(this::watch, "live");
        this.thread.setDaemon(true);
    }

    /**
     * Starts the watcher.
     *
     * @throws IOException if this machine cannot watch more files
     */
    public static RouteWatcher start(ToolRoutes routes, RouteDirectories directories) throws IOException {
        RouteWatcher watch =
                new RouteWatcher(routes, directories, FileSystems.getDefault().newWatchService());
        watch.unused = directories.unused();
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (closed.getCount() > 0) {
            try {
                checkFiles();
                WatchKey key = watcher.poll(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                boolean changed = key != null;
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = watcher.poll();
                }
                if (changed) {
                    reportUnused();
                }
            } catch (ClosedWatchServiceException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (UncheckedIOException e) {
                warn(e.getMessage());
                pause(POLL_INTERVAL);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("Cannot load the changed tool routes; the active versions stay", e);
                pause(POLL_INTERVAL);
            }
        }
    }

    private void checkFiles() {
        routes.removeRetired();
        List<RouteFile> files = directories.read(this::register);
        for (int checks = 0; !files.equals(loaded) && checks < MAX_QUIET_CHECKS; checks++) {
            pause(QUIET_TIME);
            List<RouteFile> again = directories.read(this::register);
            if (again.equals(files)) {
                break;
            }
            files = again;
        }
        readFailure = "";
        List<RouteFile> before = loaded == null ? List.of() : loaded;
        if (!files.equals(loaded)) {
            loaded = files;
            report(routes.serve(files));
        }
        times.savedAgain(files).stream()
                .filter(before::contains)
                .flatMap(file -> routes.loadError(file).stream())
                .forEach(RouteWatcher::warn);
    }

    /** Logs the files that are not loaded, each time there are others. */
    private void reportUnused() {
        try {
            Set<Path> found = directories.unused();
            if (!found.equals(unused)) {
                unused = found;
                UnusedFiles.report(found).ifPresent(LOG::warn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Logs each read failure once, until reading succeeds again. */
    private void warn(String message) {
        if (!readFailure.equals(message)) {
            LOG.warn("Cannot read the tool routes; the active versions stay: {}", message);
            readFailure = message;
        }
    }

    /** Registers a directory; does nothing if it is registered. */
    private void register(Path directory) throws IOException {
        directory.register(
                watcher,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void pause(Duration time) {
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ClosedWatchServiceException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedWatchServiceException();
        }
    }

    private static void report(ReloadResult result) {
        if (!result.loaded().isEmpty()) {
            LOG.info("Loaded: {}", String.join(", ", result.loaded()));
        }
        if (!result.removed().isEmpty()) {
            LOG.info("Removed: {}", String.join(", ", result.removed()));
        }
        result.failed().forEach(RouteWatcher::warn);
        result.warned().forEach(warning -> LOG.warn("Some clients refuse this: {}", warning));
    }

    private static void warn(Diagnostic error) {
        LOG.warn("Not loaded: {}", error);
    }

    /** Stops the watcher after the change in progress. */
    @Override
    public void close() {
        closed.countDown();
        try (watcher) {
            thread.join();
        } catch (IOException e) {
            LOG.warn("Cannot stop the watcher of the tool routes: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
