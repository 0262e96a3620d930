package dev.luna.mcp.it.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.tool.loading.RouteWatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Each save of a tool file that does not load is logged, also when it is the same mistake again. */
class FailedSavesTest {

    private static final String TOOL = """
            - route:
                id: greet
                from:
                  uri: ai-tool:greet
                  parameters: {tags: test, description: Greets.}
                  steps:
                    - setBody: {constant: Hello}
            """;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    @SuppressWarnings("try") // the server only has to run
    void each_failed_save_is_logged(@TempDir Path tools) throws Exception {
        Path file = Files.writeString(tools.resolve("greet.yaml"), TOOL);
        Files.writeString(tools.resolve("other.yaml"), TOOL.replace("greet", "other"));
        AppenderBase<ILoggingEvent> appender = listen();
        try (Luna server = Luna.withTools(tools).setting("luna.live", "true").start()) {
            assertThat(server.registry().tools()).hasSize(2);
            String broken = TOOL.replace("setBody", "setBdy");
            Files.writeString(file, broken);
            expect("setBdy: did you mean setBody?", 1);

            Files.writeString(file, "# Once more.\n" + broken);
            expect("greet.yaml:8: setBdy", 1);
            Files.writeString(file, broken.replace("Hello", "Good day"));
            expect("greet.yaml:7: setBdy", 2);

            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5000));
            expect("greet.yaml:7: setBdy", 3);

            Files.writeString(file, TOOL.replace("setBody", "chioce"));
            expect("chioce: did you mean choice?", 1);

            // Another file's change tries the broken one again; it was not saved.
            Files.writeString(tools.resolve("other.yaml"), TOOL.replace("greet", "other") + "# Changed.\n");
            await().atMost(20, SECONDS).until(() -> count("Loaded: other.yaml") == 1);
            expect("chioce: did you mean choice?", 1);
        } finally {
            logger().detachAppender(appender);
        }
    }

    private void expect(String text, int times) {
        await().atMost(20, SECONDS).until(() -> count(text), count -> count == times);
    }

    private long count(String text) {
        return log.stream().filter(line -> line.contains(text)).count();
    }

    private AppenderBase<ILoggingEvent> listen() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                log.add(event.getFormattedMessage());
            }
        };
        appender.start();
        logger().addAppender(appender);
        return appender;
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RouteWatcher.class);
    }
}
