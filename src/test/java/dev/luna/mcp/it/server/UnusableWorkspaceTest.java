package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A workspace that cannot be used is told at start and in health, with the cause, until it can be used again. */
class UnusableWorkspaceTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("dev.luna.mcp");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void listen_no_more() {
        ROOT.detachAppender(log);
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void a_file_in_its_place_is_told_until_it_is_gone() throws Exception {
        Path workspace = Files.createFile(directory.resolve("workspace"));
        try (Luna luna = Luna.withTools("routes/tools/dev")
                .setting("luna.workspace", workspace)
                .start()) {
            String problem = "The workspace " + workspace + " cannot be written to (there is a file of that name)";
            assertThat(lines()).anyMatch(line -> line.startsWith(problem));
            assertThat(luna.health().at("/degraded/0").asText())
                    .startsWith(problem)
                    .contains("LUNA_WORKSPACE");

            luna.call("scaffold_project").with("name", "demo").expectError("cannot be written to");
            assertThat(lines())
                    .anyMatch(line -> line.startsWith("Tool scaffold_project failed: ")
                            && line.contains("Caused by FileAlreadyExistsException: " + workspace));

            Files.delete(workspace);
            assertThat(luna.health().has("degraded")).isFalse();
            luna.call("scaffold_project").with("name", "demo").send().expectTextWith("demo");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"below-a-file/workspace", "dangling", "staging-is-a-file", "/proc/luna-workspace", "/dev/null"})
    void whatever_the_cause_the_server_starts_and_names_the_place(String place) throws Exception {
        Files.createFile(directory.resolve("below-a-file"));
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        Files.createDirectory(directory.resolve("staging-is-a-file"));
        Files.createFile(directory.resolve("staging-is-a-file/.staging"));
        Path workspace = directory.resolve(place);
        try (Luna luna = Luna.withTools("routes/tools/dev")
                .setting("luna.workspace", workspace)
                .start()) {
            assertThat(luna.health().at("/degraded/0").asText())
                    .matches("The workspace \\Q" + workspace + "\\E cannot be written to \\(.+\\), so .*");
            assertThat(luna.result("tools/list", Map.of()).path("tools")).isNotEmpty();
        }
    }
}
