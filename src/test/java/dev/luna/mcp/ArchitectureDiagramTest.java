package dev.luna.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The diagram of the layers in ARCHITECTURE.md shows dependencies that the table of packages has. */
class ArchitectureDiagramTest {

    private static final Pattern ARROW = Pattern.compile("(?m)^ {4}(\\w+)(?:\\[.*?])? --> (\\w+)");

    @Test
    void each_arrow_is_a_dependency_of_the_table() throws IOException {
        PackageTable table = PackageTable.documented();
        List<MatchResult> arrows =
                ARROW.matcher(section("## The layers")).results().toList();
        assertThat(arrows).hasSizeGreaterThan(10).allSatisfy(arrow -> assertThat(
                        table.dependencies().entrySet())
                .as(arrow.group())
                .anyMatch(row -> isIn(row.getKey(), arrow.group(1))
                        && row.getValue().stream().anyMatch(used -> isIn(used, arrow.group(2)))));
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(Path.of("ARCHITECTURE.md"));
        int begin = page.indexOf(heading);
        return page.substring(begin, page.indexOf("\n## ", begin));
    }

    private static boolean isIn(String name, String layer) {
        return name.equals(layer) || name.startsWith(layer + ".");
    }
}
