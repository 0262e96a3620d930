package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and refs that git would take for options, some of which run commands: refused before git is started. */
@Attack
class GitOptionsTest {

    private final Target target;

    GitOptionsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch PWNED",
                "--upload-pack",
                "-u touch${IFS}PWNED",
                "-utouch",
                "--config=core.sshCommand=touch PWNED",
                "-c core.fsmonitor=touch",
                "--config",
                "--template=/tmp",
                "--separate-git-dir=PWNED",
                "--reference=/etc",
                "--recurse-submodules",
                "--bundle-uri=http://evil.example.com",
                "--server-option=x",
                "--branch=x",
                "--no-checkout",
                "--local",
                "--exec=touch PWNED",
                "--",
                "-",
                "-h"
            })
    void are_refused_as_address_and_as_ref(String option) throws IOException {
        String text = option.replace("PWNED", target.pwned().toString());
        int requests = target.git().requests();

        assertThat(target.refuses("git_clone", Map.of("url", text))).contains("'url'");
        assertThat(target.refuses("git_clone", Map.of("url", target.git().url("luna/hello"), "ref", text)))
                .contains("'ref'");

        assertThat(target.git().requests()).isEqualTo(requests);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n--upload-pack=id",
                "a --upload-pack=id",
                "a\t-u",
                "a\u0000-u",
                "a\r-u",
                "a;id",
                "a|id",
                "a&id"
            })
    void hidden_behind_something_are_refused(String text) throws IOException {
        assertThat(target.refuses("git_clone", Map.of("url", target.git().url(text))))
                .contains("'url'");
        assertThat(target.refuses("git_clone", Map.of("url", target.git().url("luna/hello"), "ref", text)))
                .contains("'ref'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b",
                "refs/../../x",
                "a//b",
                "/a",
                "a/",
                "a.",
                "x.lock",
                "@{1}",
                "a@{upstream}",
                ".a",
                "a/.b",
                "a~1",
                "a^",
                "a:b",
                "a?b",
                "a*",
                "a[b",
                "a\\b",
                ":(top)",
                "\u2028",
                ""
            })
    void that_are_no_name_of_a_branch_are_refused(String ref) throws IOException {
        assertThat(target.refuses("git_clone", Map.of("url", target.git().url("luna/hello"), "ref", ref)))
                .contains("'ref'");
    }
}
