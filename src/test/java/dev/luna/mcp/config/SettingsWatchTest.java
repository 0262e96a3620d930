package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Changed settings files are logged, with the settings that need a restart. */
class SettingsWatchTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("LUNA_URL", "http://luna:8000");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path home;

    @BeforeEach
    void attach_log() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void detach_log() {
        logger().detachAppender(log);
    }

    @Test
    void an_added_changed_or_removed_setting_is_logged_without_its_value() throws Exception {
        Files.writeString(home.resolve("application.properties"), "luna.moon.token=\n");
        SettingsWatch watch = watch();
        watch.check();
        assertThat(logged()).isEmpty();

        Files.writeString(home.resolve(".env"), "LUNA_MOON_TOKEN=moon-secret-1\nPORT=8099\n");
        watch.check();
        assertThat(logged())
                .containsExactly("WARN .env changed: restart the server for luna.moon.token, luna.port to take effect");
        watch.check();
        assertThat(logged()).isEmpty();

        Files.delete(home.resolve(".env"));
        Files.writeString(home.resolve("application.properties"), "luna.live=true\n");
        watch.check();
        assertThat(logged())
                .containsExactly(
                        "WARN .env and application.properties changed: restart the server for luna.live to take"
                                + " effect");
    }

    @Test
    void a_change_without_an_effect_is_logged_as_such() throws Exception {
        SettingsWatch watch = watch();
        Files.writeString(home.resolve(".env"), "LUNA_MOON_TOKEN=moon-secret-1\nLUNA_URL=http://other:1\n");
        watch.check();
        assertThat(logged()).singleElement().asString().startsWith("INFO .env changed, but no setting did");
    }

    @Test
    void a_file_that_the_server_cannot_start_with_is_logged() throws Exception {
        SettingsWatch watch = watch();
        Files.writeString(home.resolve("application.properties"), "luna.port=many\n");
        watch.check();
        assertThat(logged())
                .singleElement()
                .asString()
                .startsWith(
                        "WARN application.properties changed, and the server cannot be restarted with it: luna.port must be");
    }

    private SettingsWatch watch() {
        return new SettingsWatch(
                home, Settings.load(home, ENVIRONMENT, Map.of()), () -> Settings.load(home, ENVIRONMENT, Map.of()));
    }

    private List<String> logged() {
        List<String> logged = log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
        log.list.clear();
        assertThat(logged.toString()).doesNotContain("moon-secret");
        return logged;
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SettingsWatch.class);
    }
}
