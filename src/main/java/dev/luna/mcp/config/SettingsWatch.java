package dev.luna.mcp.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs changes of {@code .env} and {@code application.properties} while the server runs, with the names of the settings that take
 * effect after a restart. Values are never logged. Used by one thread.
 */
public final class SettingsWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final List<String> FILES = List.of(".env", "application.properties");

    private final Path directory;
    private final Settings running;
    private final Supplier<Settings> reader;
    private Map<String, String> texts;

    /**
     * @param directory the directory of the files
     * @param running the settings that the server was started with
     * @param reader loads the settings again from all sources
     */
    SettingsWatch(Path directory, Settings running, Supplier<Settings> reader) {
        this.directory = directory;
        this.running = running;
        this.reader = reader;
        this.texts = texts();
    }

    /** Starts a daemon thread that watches the files until the process ends. */
    public static void start(Path directory, Settings running, Supplier<Settings> reader) {
        SettingsWatch watch = new SettingsWatch(directory, running, reader);
        Thread thread = new Thread(watch::watch, "settings");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                try {
                    check();
                } catch (UncheckedIOException e) {
                    LOG.debug("Cannot read the settings files", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares the files with those of the last check. */
    void check() {
        Map<String, String> now = texts();
        String changed = FILES.stream()
                .filter(file -> !Objects.equals(now.get(file), texts.get(file)))
                .collect(Collectors.joining(" and "));
        texts = now;
        if (!changed.isEmpty()) {
            report(changed);
        }
    }

    private void report(String files) {
        try {
            String names = changedSettings(reader.get());
            if (names.isEmpty()) {
                LOG.info(
                        "{} changed, but no setting did: the name is not a known setting, or the environment or the command"
                                + " line overrides it",
                        files);
            } else {
                LOG.warn("{} changed: restart the server for {} to take effect", files, names);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("{} changed, and the server cannot be restarted with it: {}", files, e.getMessage());
        }
    }

    private String changedSettings(Settings now) {
        Map<String, String> all = new TreeMap<>(running.asMap());
        all.putAll(now.asMap());
        return all.keySet().stream()
                .filter(name ->
                        !Objects.equals(running.asMap().get(name), now.asMap().get(name)))
                .filter(name ->
                        !(name.equals("luna.auth-token") && running.isTokenGenerated() && now.isTokenGenerated()))
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> texts() {
        Map<String, String> found = new TreeMap<>();
        for (String name : FILES) {
            try {
                found.put(name, new String(Files.readAllBytes(directory.resolve(name)), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                // A missing file is a valid state.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
