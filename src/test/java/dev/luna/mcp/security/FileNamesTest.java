package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that write and read files under names of a client: the worst that an author can write, and what the guide shows. */
class FileNamesTest {

    private static final String ROUTES = """
            - from:
                uri: ai-tool:careless
                parameters: {tags: t, parameter.name: string}
                steps:
                  - setBody: {constant: written}
                  - to: {uri: "file:%1$s", parameters: {fileName: "${header.name}"}}
            - from:
                uri: ai-tool:careless_by_header
                parameters: {tags: t, parameter.name: string}
                steps:
                  - setHeader: {name: CamelFileName, header: name}
                  - setBody: {constant: written}
                  - to: "file:%1$s"
            - from:
                uri: ai-tool:store
                parameters: {tags: t, parameter.name: string, parameter.name.pattern: '^[a-z0-9-]{1,40}$'}
                steps:
                  - setBody: {constant: written}
                  - to: {uri: "file:%1$s", parameters: {fileName: "${header.name}.txt"}}
                  - setBody: {constant: stored}
            - from:
                uri: ai-tool:careless_read
                parameters: {tags: t, parameter.name: string}
                steps:
                  - poll: {uri: "file:%1$s", parameters: {fileName: "${header.name}", noop: true, idempotent: false, initialDelay: 0}, timeout: 3000}
                  - convertBodyTo: {type: String}
            """;

    @TempDir
    static Path home;

    private static Path reports;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        reports = Files.createDirectories(home.resolve("data/reports"));
        Files.writeString(home.resolve("data/secret.txt"), "the-secret");
        Files.writeString(reports.resolve("inside.txt"), "read inside");
        Path tools = Files.createDirectories(home.resolve("tools"));
        Files.writeString(tools.resolve("files.camel.yaml"), ROUTES.formatted(reports));
        server = Luna.withTools(tools).start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> outside() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(reports))
                    .map(file -> home.relativize(file).toString())
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped.txt",
                "a/../../escaped.txt",
                "..\\escaped.txt",
                "./.././escaped.txt",
                "${sys.user.home}/x",
                "{{luna.auth-token}}"
            })
    void no_name_leaves_the_directory(String name) throws Exception {
        server.direct("careless", Map.of("name", name));
        server.direct("careless_by_header", Map.of("name", name));
        server.call("store").with("name", name).expectError("'name'");
        assertThat(outside()).containsExactly("data/secret.txt");
    }

    @Test
    void an_absolute_name_is_one_below_the_directory() throws Exception {
        Path absolute = home.resolve("data/absolute.txt");
        server.direct("careless", Map.of("name", absolute.toString()));
        server.direct("careless_by_header", Map.of("name", absolute.toString()));
        assertThat(outside()).containsExactly("data/secret.txt");
    }

    @Test
    void no_name_reads_outside_of_it() {
        server.call("careless_read").with("name", "inside.txt").send().expectTextWith("read inside");
        String name = "../secret.txt";
        assertThat(server.direct("careless_read", Map.of("name", name)).body()).doesNotContain("the-secret");
    }

    @Test
    void a_name_that_the_pattern_permits_is_stored() throws Exception {
        server.call("store").with("name", "report-1").expectText("stored");
        assertThat(reports.resolve("report-1.txt")).hasContent("written");
    }
}
