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
 * Logs that a file of settings was changed while the server runs, and which settings will be others after a restart. The server
 * reads them at its start only. Names of settings are logged, never values. Used by one thread.
 */
public final class SettingsWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final List<String> FILES = List.of(".env", "application.properties");

    private final Path home;
    private final Settings running;
    private final Supplier<Settings> reader;
    private Map<String, String> texts;

    /**
     * @param home where the files are
     * @param running the settings that the server was started with
     * @param reader reads them again from all sources
     */
    SettingsWatch(Path home, Settings running, Supplier<Settings> reader) {
        this.home = home;
        this.running = running;
        this.reader = reader;
        this.texts = texts();
    }

    /** Begins to watch, for as long as the process lives. */
    public static void start(Path home, Settings running, Supplier<Settings> reader) {
        SettingsWatch watch = new SettingsWatch(home, running, reader);
        Thread thread = new Thread(watch::watch, "settings");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK.toMillis());
                try {
                    look();
                } catch (UncheckedIOException e) {
                    LOG.debug("Cannot read the files of settings", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares the files with those of the last look. */
    void look() {
        Map<String, String> now = texts();
        String changed = FILES.stream()
                .filter(file -> !Objects.equals(now.get(file), texts.get(file)))
                .collect(Collectors.joining(" and "));
        texts = now;
        if (!changed.isEmpty()) {
            tell(changed);
        }
    }

    private void tell(String files) {
        try {
            String names = others(reader.get());
            if (names.isEmpty()) {
                LOG.info(
                        "{} changed, but each setting is what it was at the start: the name is not one of a setting, or the"
                                + " environment or the command line sets it",
                        files);
            } else {
                LOG.warn("{} changed: restart the server for {} to take effect", files, names);
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("{} changed, and the server would not start with it: {}", files, e.getMessage());
        }
    }

    private String others(Settings now) {
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
                found.put(name, new String(Files.readAllBytes(home.resolve(name)), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                // It is not there, which is a state like any other.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
