package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessLimitsTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    @Test
    void settings_that_allow_more_than_the_system_are_named_with_what_to_do() {
        ProcessLimits limits = new ProcessLimits(OptionalLong.of(1024), OptionalLong.of(40));
        assertThat(limits.warnings(1024, 64))
                .containsExactly(
                        "luna.limits.max-connections is 1024, but this process can open only 1024 files. Raise the limit of"
                                + " open files (ulimit -n) to 1280 or lower the setting.",
                        "luna.tools.max-calls is 64, but this process can have only 40 threads. Raise the limit (ulimit -u,"
                                + " the container's limit of pids) to 124 or lower the setting.");
    }

    @Test
    void what_fits_or_is_not_limited_is_not_warned_of() {
        assertThat(new ProcessLimits(NONE, NONE).warnings(1_000_000, 1_000_000)).isEmpty();
        assertThat(new ProcessLimits(OptionalLong.of(1280), OptionalLong.of(124)).warnings(1024, 64))
                .isEmpty();
    }

    @Test
    void linux_tells_how_many_files_may_be_open() {
        assertThat(ProcessLimits.ofThisProcess().warnings(999_999_999, 0)).hasSize(1);
    }
}
