package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of projects that would become paths, code or modules: refused, and nothing is made. */
@Attack
class NamesTest {

    private final Target target;

    NamesTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../evil",
                "a/../../evil",
                "/tmp/evil",
                "a/b",
                "a\\b",
                "..\\evil",
                "%2e%2e",
                "~",
                "~root",
                "-rf",
                "--help",
                "a-",
                "_a",
                "1a",
                "a b",
                "a\tb",
                "a\n",
                "a\nimport os",
                "a\r",
                "a\u0000",
                "a\u2028b",
                "a'b",
                "a\"b",
                "a\"\"\"b",
                "a\\\"",
                "a;id",
                "a$(id)",
                "a`id`",
                "a|b",
                "a&b",
                "a#b",
                "a:b",
                "a*",
                "a{b}",
                "@name@",
                "a@package@",
                "A",
                "aB",
                "\u00e9",
                "\u0430bc",
                "\uff41",
                "a\u0301",
                "a\u200db",
                "class",
                "import",
                "none",
                "lambda",
                "async",
                "os",
                "sys",
                "json",
                "pytest",
                "conftest",
                "site",
                "sitecustomize",
                "git",
                ".staging",
                ".git",
                "con.txt"
            })
    void are_refused(String name) throws IOException {
        assertThat(target.refuses("scaffold_project", Map.of("name", name))).contains("'name'");
        assertThat(target.refuses("scaffold_project", Map.of("name", name, "with_tests", false)))
                .contains("'name'");
    }
}
