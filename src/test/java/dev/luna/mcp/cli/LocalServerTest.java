package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.process.BoundedCommandExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Commands that run the tools in their own process do without the parts that only a server needs. */
class LocalServerTest {

    private static final Installation INSTALLATION =
            new Installation(Path.of("").toAbsolutePath());

    private final Logger logger = (Logger) LoggerFactory.getLogger(BoundedCommandExecutor.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    @BeforeEach
    void attach_log() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detach_log() {
        logger.detachAppender(log);
    }

    @Test
    void they_open_no_audit_log_and_log_no_missing_capabilities_of_the_host() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        Settings settings = Settings.load(
                INSTALLATION.directory(),
                Map.of(),
                Map.of(
                        "luna.port", "0",
                        "luna.audit.file", audit.toString(),
                        "luna.exec.search-path", directory.toString()));
        List<Path> tools = List.of(Path.of("routes/tools/puch"));

        LunaServer.startTools(settings, INSTALLATION, tools).close();
        LunaServer.check(settings, INSTALLATION, tools);
        assertThat(audit).doesNotExist();

        try (LunaServer server = LunaServer.start(settings, INSTALLATION, tools)) {
            await().untilAsserted(() -> assertThat(List.copyOf(log.list))
                    .as("a server says it, once")
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .startsWith("On this host "));
            assertThat(server.registry().tools()).isNotEmpty();
        }
        assertThat(audit).exists();
    }
}
