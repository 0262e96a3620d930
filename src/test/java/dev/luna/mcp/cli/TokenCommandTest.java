package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.identity.token.NamedTokenFile;
import dev.luna.mcp.identity.token.TokenText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code luna token}, as a process of its own. */
class TokenCommandTest {

    @TempDir
    Path directory;

    private record Result(int code, String out, String err) {}

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.luna.mcp.cli.LunaCommand",
                "token"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LUNA_TOKENS_FILE", file().toString());
        return builder.start();
    }

    private Result luna(String... words) throws Exception {
        return result(start(words));
    }

    private static Result result(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }

    private Path file() {
        return directory.resolve("tokens.json");
    }

    @Test
    void a_token_is_printed_once_listed_without_it_and_revoked() throws Exception {
        Result added = luna("add", "ann", "--scopes", "read,repo.write", "--tools", "git,about*", "--expires", "30d");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).matches("luna_[A-Za-z0-9_-]{43}\n");
        assertThat(added.err()).contains("the only time", "expires at 20", "luna token revoke ann");
        assertThat(new NamedTokenFile(file()).read().get(0).digest())
                .isEqualTo(TokenText.digest(added.out().strip()));

        Result listed = luna("list");
        assertThat(listed.out())
                .contains("ann", "read,repo.write", "git,about*")
                .doesNotContain("luna_");

        assertThat(luna("revoke", "ann").out()).isEqualTo("Revoked the token 'ann'.\n");
        assertThat(luna("list").out()).contains("There are no named tokens");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add ann                              | 2 | Missing required option: '--scopes=SCOPES'
            add Ann --scopes read                | 2 | a name is 1 to 64 lower-case letters
            add owner --scopes read              | 2 | 'owner' is the bearer of AUTH_TOKEN
            add ann --scopes *,read              | 2 | one scope or more, or '*' alone
            add ann --scopes "                   | 2 | a scope is 1 to 100 visible ASCII characters
            add ann --scopes read --tools a/b    | 2 | a tool is a name, a tag, or a pattern
            add ann --scopes read --expires 30   | 2 | --expires must be a time such as 30d
            add ann --scopes read --expires 0d   | 2 | --expires must be a time such as 30d
            revoke ann                           | 1 | there is no token named 'ann'; there are: none
            forget ann                           | 2 | Unmatched argument
            """)
    void a_mistake_is_named(String words, int code, String reason) throws Exception {
        Result result = luna(words.split(" +"));

        assertThat(result.err()).contains(reason);
        assertThat(result.code()).isEqualTo(code);
        assertThat(file()).doesNotExist();
    }

    @Test
    void two_at_once_lose_no_token() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            processes.add(start("add", name, "--scopes", "read"));
        }
        for (Process process : processes) {
            assertThat(result(process).code()).isZero();
        }

        assertThat(new NamedTokenFile(file()).read()).hasSize(4);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("tokens.json", "tokens.json.lock");
        }
    }

    @Test
    void a_name_that_is_taken_and_a_damaged_file_are_left_as_they_are() throws Exception {
        luna("add", "ann", "--scopes", "*");
        byte[] before = Files.readAllBytes(file());

        Result again = luna("add", "ann", "--scopes", "read");
        assertThat(again.err()).contains("there is a token named 'ann' already", "luna token revoke ann");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);

        Files.writeString(file(), "{");
        assertThat(luna("add", "bob", "--scopes", "read").err()).contains("is not what luna token writes");
        assertThat(Files.readString(file())).isEqualTo("{");
    }
}
