package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {

    @TempDir
    private Path home;

    private Path env() {
        return home.resolve(".env");
    }

    @Test
    void the_next_run_has_the_same_token() throws Exception {
        String token = Settings.load(home, Map.of(), Map.of()).get("luna.auth-token");
        assertThat(TokenFile.save(home, token)).contains(env());
        Settings next = Settings.load(home, Map.of(), Map.of());
        assertThat(next.isTokenGenerated()).isFalse();
        assertThat(next.get("luna.auth-token")).isEqualTo(token);
        assertThat(Files.getPosixFilePermissions(env())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'AUTH_TOKEN=t\n'",
        "'PORT=1', 'PORT=1\nAUTH_TOKEN=t\n'",
        "'# AUTH_TOKEN=\nPORT=1\n', '# AUTH_TOKEN=\nPORT=1\nAUTH_TOKEN=t\n'",
        "'# the token\nAUTH_TOKEN=\nPORT=1\n', '# the token\nAUTH_TOKEN=t\nPORT=1\n'",
        "'export AUTH_TOKEN= \nPORT=1\n', 'export AUTH_TOKEN=t\nPORT=1\n'",
        "'MY_AUTH_TOKEN=\n', 'MY_AUTH_TOKEN=\nAUTH_TOKEN=t\n'",
    })
    void the_rest_of_the_file_stays_as_it_is(String before, String after) throws Exception {
        Files.writeString(env(), before);
        TokenFile.save(home, "t");
        assertThat(env()).hasContent(after);
    }

    @Test
    void the_permissions_of_a_file_are_kept_and_no_other_file_is_left() throws Exception {
        Files.writeString(env(), "PORT=1\n");
        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("rw-r-----"));
        TokenFile.save(home, "t");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env())))
                .isEqualTo("rw-r-----");
        assertThat(home).isDirectoryContaining(file -> file.equals(env()));
        assertThat(home.toFile().list()).hasSize(1);
    }

    @Test
    void a_symbolic_link_is_kept() throws Exception {
        Path shared = Files.writeString(home.resolve("shared.env"), "PORT=1\n");
        Files.createSymbolicLink(env(), shared);
        TokenFile.save(home, "t");
        assertThat(env()).isSymbolicLink();
        assertThat(shared).hasContent("PORT=1\nAUTH_TOKEN=t\n");
    }

    @Test
    void a_missing_directory_is_not_an_error() {
        assertThat(TokenFile.save(home.resolve("none"), "t")).isEmpty();
    }
}
