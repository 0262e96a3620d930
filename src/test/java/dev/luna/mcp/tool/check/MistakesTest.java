package dev.luna.mcp.tool.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.check.CheckedCases.Case;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Typical mistakes of authors: each is found once, with its line and the remedy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MistakesTest {

    private CheckedCases cases;

    @BeforeAll
    void write(@TempDir Path directory) throws Exception {
        cases = new CheckedCases("mistakes.txt", directory);
    }

    List<Case> cases() {
        return cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mistake_is_found_with_its_line_and_a_remedy(Case one) throws Exception {
        assertThat(cases.findings(one)).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).contains(one.message());
            assertThat(finding.line()).isEqualTo(one.line());
        });
    }
}
