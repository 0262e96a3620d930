package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessLimitsTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    @Test
    void settings_beyond_the_limits_of_the_system_are_reported_with_the_way_out() {
        ProcessLimits limits = new ProcessLimits(OptionalLong.of(1024), OptionalLong.of(40));
        assertThat(limits.warnings(1024, 64))
                .containsExactly(
                        "luna.limits.max-connections is 1024, but this process can open only 1024 files. Raise the limit of"
                                + " open files (ulimit -n) to 1280 or lower the setting.",
                        "luna.tools.max-calls is 64, but this process can have only 40 threads. Raise the limit (ulimit -u,"
                                + " the container's limit of pids) to 124 or lower the setting.");
    }

    @Test
    void settings_within_the_limits_cause_no_warning() {
        assertThat(new ProcessLimits(NONE, NONE).warnings(1_000_000, 1_000_000)).isEmpty();
        assertThat(new ProcessLimits(OptionalLong.of(1280), OptionalLong.of(124)).warnings(1024, 64))
                .isEmpty();
    }

    @Test
    void the_limit_of_open_files_is_read_on_linux() {
        assertThat(ProcessLimits.ofThisProcess().warnings(999_999_999, 0)).hasSize(1);
    }
}
