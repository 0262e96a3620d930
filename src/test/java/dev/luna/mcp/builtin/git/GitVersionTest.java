package dev.luna.mcp.builtin.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitVersionTest {

    @ParameterizedTest
    @CsvSource({
        "git version 2.39.5, true",
        "git version 2.37.0.windows.1, true",
        "git version 2.100.1, true",
        "git version 3.0, true",
        "git version 2.50.1 (Apple Git-155), true",
        "git version 2.36.9, false",
        "git version 1.99, false",
        "git version 2.3, false",
        "no version at all, false",
        "'', false"
    })
    void only_recent_ones_pin_addresses(String text, boolean pins) {
        assertThat(GitVersion.of(text + "\n").pinsAddresses()).isEqualTo(pins);
    }
}
