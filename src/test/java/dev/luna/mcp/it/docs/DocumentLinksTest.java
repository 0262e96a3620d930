package dev.luna.mcp.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links in the documents lead to files, headings, tests and to the version of Camel that exist here. */
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern TEST_CLASS = Pattern.compile("`((?:\\w+\\.)*[A-Z]\\w*Test)`");
    private static final Pattern QUALIFIED = Pattern.compile("\\b(dev\\.luna\\.mcp(?:\\.\\w+)*)\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.list(Path.of("docs"));
                Stream<Path> examples = Files.walk(Path.of("examples"))) {
            return Stream.of(
                            root,
                            docs,
                            examples,
                            Stream.of("conformance", "benchmarks").map(folder -> Path.of(folder, "README.md")))
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_to_a_file_and_heading(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            Path target = link.group(1).isEmpty()
                    ? page
                    : page.resolveSibling(link.group(1)).normalize();
            assertThat(target).as(page + ": " + link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as(page + ": " + link.group()).contains(link.group(2));
            }
        }
    }

    @Test
    void links_into_camel_name_the_version_that_is_built_in() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        for (Path page : pages()) {
            assertThat(Pattern.compile("github\\.com/apache/camel/\\w+/camel-([\\d.]+)/")
                            .matcher(Files.readString(page))
                            .results()
                            .map(link -> link.group(1)))
                    .as(page.toString())
                    .allSatisfy(version -> assertThat(pom).contains("<camel.version>" + version + "<"));
            assertThat(Files.readString(page)).doesNotContain("camel.apache.org/components/");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_test_that_is_named_exists(Path page) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<String> classes = files.map(Path::toString).toList();
            assertThat(TEST_CLASS.matcher(Files.readString(page)).results().map(name -> name.group(1)))
                    .allSatisfy(name -> assertThat(classes)
                            .as(name)
                            .anyMatch(file -> file.endsWith("/" + name.replace('.', '/') + ".java")));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_package_or_class_that_is_named_exists(Path page) throws IOException {
        assertThat(QUALIFIED.matcher(Files.readString(page)).results().map(name -> name.group(1)))
                .allMatch(name -> List.of("src/main/java/", "src/test/java/").stream()
                        .map(root -> root + name.replace('.', '/'))
                        .anyMatch(path -> Files.exists(Path.of(path)) || Files.exists(Path.of(path + ".java"))));
    }

    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
