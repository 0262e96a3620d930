package dev.luna.mcp.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.masking.SecretMask;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a project are packaged, and what a hostile or careless project cannot put into an archive. */
class ProjectFilesTest {

    private static final String SECRET = "the-token-of-this-project";

    @TempDir
    Path directory;

    @BeforeEach
    void makeProject() throws Exception {
        write("routes/tools/mine/hello.camel.yaml", "- route: {}\n");
    }

    private Path write(String path, String text) throws Exception {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private ProjectContents choose() throws Exception {
        return new ProjectFiles(directory, new SecretMask(List.of(SECRET), true)).choose();
    }

    private List<String> packaged() throws Exception {
        return choose().files().stream().map(PackagedFile::path).toList();
    }

    private void assertRejected(String... words) {
        assertThatThrownBy(this::choose)
                .isInstanceOf(DistributionException.class)
                .message()
                .contains(words);
    }

    @Test
    void routes_library_and_settings_are_packaged_and_all_else_is_named() throws Exception {
        write("routes/tools/mine/texts/greeting.txt", "Hello");
        write("lib/components.lock", "");
        write("lib/a-1.0.jar", SECRET);
        write("lib/notes.txt", "");
        write("application.properties", "luna.port=8086\n");
        write("README.md", "");
        write("luna", "");
        write("luna-mcp-server.jar", "");
        write(".env", "AUTH_TOKEN=" + SECRET);
        assertThat(packaged())
                .containsExactly(
                        "application.properties",
                        "lib/a-1.0.jar",
                        "lib/components.lock",
                        "routes/tools/mine/hello.camel.yaml",
                        "routes/tools/mine/texts/greeting.txt");
        assertThat(choose().leftOut())
                .containsExactly(
                        "lib/notes.txt: it is neither a jar nor the lock file",
                        ".env: it is named like a file with secrets",
                        "README.md: only routes/, lib/ and application.properties are packaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".env.production",
                "server.key",
                "server.PEM",
                "store.p12",
                "id_ed25519",
                "secrets.json",
                "token",
                "db_password.txt",
                ".git/config",
                ".DS_Store"
            })
    void a_file_that_is_hidden_or_named_like_a_secret_is_left_out_and_named(String name) throws Exception {
        write("routes/" + name, "x");
        assertThat(packaged()).containsExactly("routes/tools/mine/hello.camel.yaml");
        assertThat(choose().leftOut())
                .singleElement()
                .asString()
                .startsWith("routes/" + name.split("/")[0] + ": it is ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "-----BEGIN RSA PRIVATE KEY-----",
                "https://ada:Sesame99@example.org/",
                "ghp_0123456789abcdefghijABCDEFGHIJ012345"
            })
    void a_file_with_a_secret_in_it_is_rejected_by_line(String secret) throws Exception {
        write("routes/tools/mine/poem.txt", "Hello\nand " + secret + "\n");
        assertRejected("routes/tools/mine/poem.txt:2: there is a secret. Put it into .env");
    }

    @Test
    void a_link_out_of_the_project_is_rejected(@TempDir Path elsewhere) throws Exception {
        Path target = Files.writeString(elsewhere.resolve("host-file.txt"), "x");
        Path link = Files.createSymbolicLink(directory.resolve("routes/a.txt"), target);
        assertRejected("routes/a.txt is a link out of the project; copy");
        Files.delete(link);
        Files.createSymbolicLink(directory.resolve("lib"), elsewhere);
        assertRejected("lib is a link out of the project");
    }

    @Test
    void a_link_within_the_project_is_followed_unless_it_leads_to_a_secret_or_a_directory() throws Exception {
        write("shared/greeting.txt", "Hello");
        Path link = directory.resolve("routes/a.txt");
        Files.createSymbolicLink(link, Path.of("../shared/greeting.txt"));
        assertThat(packaged()).containsExactly("routes/a.txt", "routes/tools/mine/hello.camel.yaml");
        for (String target : List.of("../.env", "../shared", "nothing")) {
            write(".env", "A=b");
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of(target));
            assertRejected("routes/a.txt is a link to ");
        }
    }

    @Test
    void a_huge_file_is_rejected_with_its_size() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("routes/film.bin").toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        assertRejected("routes/film.bin has 5120 MiB", "at most 100");
    }

    @Test
    void a_pipe_is_rejected_and_not_read() throws Exception {
        Path pipe = directory.resolve("routes/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRejected("routes/pipe is neither a file nor a directory");
    }

    @Test
    void a_control_character_in_a_name_is_rejected_and_not_printed() throws Exception {
        write("routes/a\u001b[2J.txt", "x");
        assertThatThrownBy(this::choose)
                .hasMessageContaining("routes/a?[2J.txt has a control character in its name")
                .message()
                .doesNotContain("\u001b");
    }

    @Test
    void a_directory_without_routes_is_no_project(@TempDir Path empty) {
        assertThatThrownBy(() -> new ProjectFiles(empty, new SecretMask(List.of(), true)).choose())
                .hasMessageContaining("there are no files in " + empty.resolve("routes"));
    }
}
