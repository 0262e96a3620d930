package dev.luna.mcp.builtin.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tests can write to the file of events, so its contents are not trusted. */
@Timeout(20)
class PytestEventsTest {

    @TempDir
    Path directory;

    @Test
    void a_run_that_was_cut_off_has_its_progress() throws IOException {
        PytestEvents events = PytestEvents.read(file("""
                {"event":"collected","total":3}
                {"event":"start","id":"a"}
                {"event":"result","id":"a","category":"passed"}
                {"event":"end","id":"a"}
                {"event":"start","id":"b"}
                {"event":"resu"""));

        assertThat(events.total()).isEqualTo(3);
        assertThat(events.done()).isEqualTo(1);
        assertThat(events.current()).isEqualTo("b");
        assertThat(events.isFinished()).isFalse();
        assertThat(events.summary()).isEqualTo("1 passed");
    }

    @Test
    void subtests_count_as_pytest_counts_them() throws IOException {
        PytestEvents events = PytestEvents.read(file("""
                {"event":"result","id":"a","category":"subtests passed"}
                {"event":"result","id":"a","category":"subtests failed","text":"x"}
                {"event":"result","id":"a","category":"passed"}
                {"event":"finish","seconds":0.5}
                """));

        assertThat(events.summary()).isEqualTo("1 failed, 1 passed, 1 subtests passed in 0.50s");
        assertThat(events.failures()).hasSize(1);
    }

    @Test
    void any_other_file_has_no_events() throws IOException {
        Path target = file("{\"event\":\"start\",\"id\":\"a\"}");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        assertThat(PytestEvents.read(link).current()).isEmpty();
        assertThat(PytestEvents.read(directory).current()).isEmpty();
        assertThat(PytestEvents.read(directory.resolve("nothing")).current()).isEmpty();
        assertThat(PytestEvents.read(file("no JSON\n\n[]\n1\nnull\n{\"event\":[]}\n{\"event\":\"end\"}"))
                        .done())
                .isEqualTo(1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("events"), text);
    }
}
