package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entries are those that git lists. */
class GitConfigurationParserTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[core]\n\tbare = false\n\tfileMode = true\n",
                "[Remote \"Origin X\"] URL = https://example.com/a b  \n",
                "[user]name=Ada \"L\" \\\\ \\\"Lovelace\\\" # a comment\n\temail = \"a;b#c\" ; another\n",
                "[a]\n\tb = one\\\n two\n\tc = \"three\\nfour\\t\"\n",
                "[a \"q\\\"u\\\\o\\te\"]\n\tb = x\n",
                "[a.B.c]\n\td = x\n",
                "[a]\r\n\tb = x\r\n",
                "\uFEFF[a]\n\tb = x\n",
                "; only\n# comments\n\n",
                "[a] # comment\n  b = 1 [c] d = 2\n",
                "[a]\n\tb\n\tc =\n\td = \"\"\n",
                "[a]\n\tb = 1\n\tb = 2\n[c]\n[a]\n\tb = 3\n",
                "[a]\n\tb = 1\n[include]\n\tpath = /etc/passwd\n",
                "[a]\n\tb = unfinished",
                "[a]\n\tb = 1\n\t1c = 2\n\td = 3\n",
                "[a]\n\tb = 1\n\tc = \"open\n\td = 3\n",
                "[a]\n\tb = 1\n\tc = \\x\n\td = 3\n",
                "[a]\n\tb = 1\n[c\n\td = 3\n",
                "[a \"x\n\"]\n\tb = 1\n",
                "[a \"x\" ]\n\tb = 1\n",
                "[a]\n\tb_c = 1\n",
                "[a]\n\tb c = 1\n",
                "before = 1\n[a]\n\tb = 1\n",
                "[a]\n\tb = 1\n\t-c = 2\n",
                "[a]\n\tb = 1\n]",
                "[a]\n\tb = \u00E9\u4E2D\n"
            })
    void they_are_those_that_git_lists(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("config"), text);
        Process git = new ProcessBuilder(
                        "git", "config", "--file", file.toString(), "--no-includes", "--null", "--list")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> listed = Arrays.stream(
                        new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0"))
                .filter(entry -> entry.contains("\n"))
                .toList();

        assertThat(GitConfigurationParser.parse(text))
                .extracting(entry -> entry.key() + "\n" + entry.value())
                .isEqualTo(listed);
    }
}
