package dev.luna.mcp.exec.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TestCountsTest {

    @TempDir
    Path directory;

    @Test
    void eachTestCountsOnce() throws IOException {
        assertThat(TestCounts.read(report("<testsuites><testsuite><testcase/><testcase><failure/><error/></testcase>"
                        + "<testcase><skipped/></testcase><testcase><error/></testcase></testsuite></testsuites>")))
                .contains(new TestCounts(1, 2, 1));
    }

    @Test
    void whatIsNoReportHasNoCounts() throws IOException {
        assertThat(TestCounts.read(directory.resolve("nothing"))).isEmpty();
        assertThat(TestCounts.read(directory)).isEmpty();
        assertThat(TestCounts.read(report(""))).isEmpty();
        assertThat(TestCounts.read(report("<testsuites><testcase>"))).isEmpty();
        assertThat(TestCounts.read(Files.createSymbolicLink(directory.resolve("link"), report("<testcase/>"))))
                .isEmpty();
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "<testcase/>");

        assertThat(TestCounts.read(report("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>"))
                        .map(TestCounts::passed)
                        .orElse(0))
                .isZero();
    }

    private Path report(String text) throws IOException {
        return Files.writeString(directory.resolve("report.xml"), text);
    }
}
