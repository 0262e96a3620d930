package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses whose last part would be a bad name of a directory: refused, or put in a plain directory of their own. */
@Attack
class GitDestinationsTest {

    private final Target target;

    GitDestinationsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "../..",
                "luna/..",
                "luna/../../..",
                "luna/.",
                "luna/./x",
                "",
                "/",
                "luna//x",
                "luna/x//",
                "luna/a b",
                "luna/a\\b",
                "luna/x?y",
                "luna/x#y",
                "luna/x:y",
                "luna/\u00e9"
            })
    void that_lead_elsewhere_are_refused(String path) throws IOException {
        assertThat(target.refuses("git_clone", Map.of("url", target.git().url(path))))
                .contains("'url'");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".staging", ".hidden", "-rf", "~", "...", "..git", "CON", "a.git.git", "+"})
    void that_are_odd_end_in_a_plain_directory(String name) throws Exception {
        String url = target.git().url("odd/" + name);
        target.git().create("odd/" + name, Map.of("a", name));
        Set<String> before = children(target.workspace());

        String answer = path(url);

        assertThat(answer).matches("git/[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
        before.add("git");
        assertThat(children(target.workspace())).isSubsetOf(before);
    }

    @ParameterizedTest
    @CsvSource({
        "%2e%2e, 502, -32001",
        "%2e%2e%2f%2e%2e%2fx, 502, -32001",
        "x%2f..%2f.., 502, -32001",
        "%00, 502, -32001",
        "%0a--upload-pack, 500, -32000"
    })
    void with_escapes_are_not_unescaped_here(String name, int status, int code) throws IOException {
        Set<String> before = Target.tree(target.workspace());

        target.fails(status, code, "git_clone", Map.of("url", target.git().url("luna/" + name)));

        before.add("git");
        assertThat(before).containsAll(Target.tree(target.workspace()));
    }

    @Test
    void of_equally_named_repositories_do_not_collide() throws Exception {
        Set<String> paths = new HashSet<>();
        for (String repository : List.of("alice/same", "bob/same", "carol/same.git", "dave/sa-me", "erin/deep/same")) {
            target.git().create(repository, Map.of("owner", repository));
            String path = path(target.git().url(repository));
            assertThat(target.workspace().resolve(path).resolve("owner")).hasContent(repository);
            paths.add(path);
        }
        assertThat(paths).hasSize(5);
    }

    @Test
    void a_directory_that_became_a_link_out_is_not_cloned_into() throws Exception {
        target.git().create("luna/linked", Map.of("a", "b"));
        Path git = target.workspace().resolve("git");
        Path kept = target.workspace().resolve("git-kept");
        Files.createDirectories(git);
        Files.move(git, kept);
        Path elsewhere = Files.createTempDirectory("elsewhere-");
        Files.createSymbolicLink(git, elsewhere);
        try {
            target.server().error(500, "git_clone", Map.of("url", target.git().url("luna/linked")));
            assertThat(elsewhere).isEmptyDirectory();
        } finally {
            Files.delete(git);
            Files.move(kept, git);
            Files.delete(elsewhere);
        }
    }

    private static Set<String> children(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return new HashSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private String path(String url) {
        return target.server()
                .result("git_clone", Map.of("url", url))
                .path("path")
                .asText();
    }
}
