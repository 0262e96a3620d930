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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the directories of tool routes and serves what is in them, within two seconds of a change. It also looks by itself
 * once a second, because not every file system tells of changes (macOS, network drives, a container's bind mount).
 */
public final class RouteWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatcher.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Files that do not change for so long are taken to be whole. */
    private static final Duration QUIET = Duration.ofMillis(100);

    /** So often at most it is waited for them; what is still being written then fails to load, and is looked at again. */
    private static final int QUIET_LOOKS = 8;

    private final ToolRoutes routes;
    private final RouteDirectories directories;
    private final WatchService watcher;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ModificationTimes times = new ModificationTimes();
    private List<RouteFile> served;
    private String unreadable = "";

    private RouteWatcher(ToolRoutes routes, RouteDirectories directories, WatchService watcher) {
        this.routes = routes;
        this.directories = directories;
        this.watcher = watcher;
        this.thread = new Thread(this::watch, "live");
        this.thread.setDaemon(true);
    }

    /**
     * Begins to watch.
     *
     * @throws IOException if this machine cannot watch more files
     */
    public static RouteWatcher start(ToolRoutes routes, RouteDirectories directories) throws IOException {
        RouteWatcher watch =
                new RouteWatcher(routes, directories, FileSystems.getDefault().newWatchService());
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (closed.getCount() > 0) {
            try {
                look();
                WatchKey key = watcher.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = watcher.poll();
                }
            } catch (ClosedWatchServiceException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (UncheckedIOException e) {
                warn(e.getMessage());
                pause(LOOK);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("Cannot serve the changed tool routes; what serves goes on serving", e);
                pause(LOOK);
            }
        }
    }

    private void look() {
        routes.removeRetired();
        List<RouteFile> files = directories.read(this::register);
        for (int looks = 0; !files.equals(served) && looks < QUIET_LOOKS; looks++) {
            pause(QUIET);
            List<RouteFile> again = directories.read(this::register);
            if (again.equals(files)) {
                break;
            }
            files = again;
        }
        unreadable = "";
        List<RouteFile> before = served == null ? List.of() : served;
        if (!files.equals(served)) {
            served = files;
            report(routes.serve(files));
        }
        times.savedAgain(files).stream()
                .filter(before::contains)
                .flatMap(file -> routes.refusal(file).stream())
                .forEach(RouteWatcher::warn);
    }

    /** Once for each thing that cannot be read, for as long as it cannot. */
    private void warn(String message) {
        if (!unreadable.equals(message)) {
            LOG.warn("Cannot read the tool routes; what serves goes on serving: {}", message);
            unreadable = message;
        }
    }

    /** A directory that is watched already stays so. */
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

    private static void report(ReloadResult outcome) {
        if (!outcome.loaded().isEmpty()) {
            LOG.info("Live: {}", String.join(", ", outcome.loaded()));
        }
        if (!outcome.removed().isEmpty()) {
            LOG.info("Gone: {}", String.join(", ", outcome.removed()));
        }
        outcome.refused().forEach(RouteWatcher::warn);
        outcome.warned().forEach(warning -> LOG.warn("Some clients refuse this: {}", warning));
    }

    private static void warn(Diagnostic refusal) {
        LOG.warn("Not live: {}", refusal);
    }

    /** Ends the watch, after the change it may be at work on. */
    @Override
    public void close() {
        closed.countDown();
        try (watcher) {
            thread.join();
        } catch (IOException e) {
            LOG.warn("Cannot end the watch of the tool routes: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
