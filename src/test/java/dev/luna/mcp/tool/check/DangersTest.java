package dev.luna.mcp.tool.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.LunaServer;
import dev.luna.mcp.config.Installation;
import dev.luna.mcp.config.Settings;
import dev.luna.mcp.tool.check.CheckedCases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Security holes in tool routes: each is found once, with its line; harmless variants are not reported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DangersTest {

    private CheckedCases cases;

    @BeforeAll
    void write(@TempDir Path directory) throws Exception {
        cases = new CheckedCases("dangers.txt", directory);
    }

    List<Case> cases() {
        return cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_danger_is_found_with_its_line(Case one) throws Exception {
        assertThat(cases.findings(one))
                .filteredOn(finding -> finding.reason().contains(one.message()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(one.line()));
    }

    @Test
    void a_route_in_java_is_not_an_entry_point_either(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("Open.java"), """
                import org.apache.camel.builder.RouteBuilder;

                public class Open extends RouteBuilder {
                    @Override
                    public void configure() {
                        from("platform-http:/open").setBody(constant("open"));
                    }
                }
                """);
        assertThat(LunaServer.check(
                        Settings.load(directory, Map.of(), Map.of()),
                        new Installation(Path.of("")),
                        List.of(directory)))
                .singleElement()
                .asString()
                .contains("Open.java:6: platform-http: is a second way in", "[other-entrance]");
    }
}
