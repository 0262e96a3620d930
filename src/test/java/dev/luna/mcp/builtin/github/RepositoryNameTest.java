package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryNameTest {

    @ParameterizedTest
    @CsvSource({
        "acme, textkit",
        "acme/textkit, textkit",
        "acme, acme/textkit",
        "acme/textkit, acme/textkit",
        "@acme, textkit",
        "acme, textkit.git",
        "acme, https://github.com/acme/textkit",
        "https://github.com/acme, textkit",
        "https://github.com/acme/textkit.git, textkit",
        "acme, git@github.com:acme/textkit.git",
        "acme/, textkit/",
    })
    void takes_every_spelling_whose_meaning_is_plain(String owner, String repo) {
        assertThat(RepositoryName.of(owner, repo)).isEqualTo(new RepositoryName("acme", "textkit"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/textkit, other, owner",
        "acme/textkit/tree, textkit, owner",
        "acme, other/textkit, repo",
        "acme, https://github.com/acme/textkit/tree/main, repo",
        "octo cat, textkit, owner",
        "acme, text kit, repo",
        "acme, .., repo",
        "'', textkit, owner",
        "acme, '', repo",
        ", textkit, owner",
        "acme, , repo",
        "a&repoName=x, textkit, owner",
        "https://user@github.com/acme, textkit, owner",
    })
    void refuses_what_contradicts_itself_or_is_no_name(String owner, String repo, String argument) {
        assertThatThrownBy(() -> RepositoryName.of(owner, repo))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("Argument '" + argument + "' must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/textkit/issues/1,",
        "https://github.com/Acme/TextKit/pull/1,",
        "https://api.github.com/repos/acme/textkit/issues/comments/1,",
        "https://ghe.example.com/api/v3/repos/acme/textkit/issues/comments/1,",
        "https://github.com/new/kit/pull/1, new/kit",
        "https://ghe.example.com/api/v3/repos/new/kit/issues/comments/1, new/kit",
        ",",
    })
    void tells_from_an_answer_whether_the_repository_moved(String url, String name) {
        assertThat(RepositoryName.movedTo("acme", "textkit", url)).isEqualTo(name);
    }
}
