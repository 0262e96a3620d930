package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubNamesTest {

    private static final Map<String, UnaryOperator<String>> CHECKS = Map.of(
            "owner", GitHubNames::owner,
            "repo", GitHubNames::repo,
            "base", value -> GitHubNames.branch("base", value),
            "ref", value -> GitHubNames.ref("ref", value),
            "head", GitHubNames::head,
            "path", GitHubNames::path,
            "workflow_file", GitHubNames::workflow);

    static Stream<Arguments> hostileNames() {
        return Stream.of(
                        "",
                        "/",
                        "//",
                        "a//b",
                        "/etc/passwd",
                        "a/",
                        ".",
                        "..",
                        "../x",
                        "a/../b",
                        "a/..",
                        "%2f",
                        "a%2fb",
                        "%2e%2e",
                        "a\\b",
                        "a\nb",
                        "a\n",
                        "a\r\nX-Evil: 1",
                        "a\0b",
                        "a\tb",
                        "\u202egnp.exe",
                        "x".repeat(1_000_000),
                        "x/".repeat(500_000) + "x")
                .flatMap(name -> CHECKS.keySet().stream().map(argument -> Arguments.of(argument, name)));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void refuses_hostile_names_and_says_which_argument(String argument, String name) {
        assertThatThrownBy(() -> CHECKS.get(argument).apply(name))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("Argument '" + argument + "' must be ")
                .satisfies(failure -> assertThat(failure.getMessage().length()).isLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "repo", "base", "ref", "head", "path", "workflow_file"})
    void refuses_a_missing_name(String argument) {
        assertThatThrownBy(() -> CHECKS.get(argument).apply(null)).isInstanceOf(InvalidArgumentException.class);
    }

    static Stream<Arguments> wrongNames() {
        return Stream.of(
                Arguments.of("owner", "octo cat"),
                Arguments.of("owner", "octo.cat"),
                Arguments.of("owner", "-octocat"),
                Arguments.of("owner", "octocat/hello"),
                Arguments.of("repo", "hello world"),
                Arguments.of("repo", "hello.git"),
                Arguments.of("repo", "hello.GIT"),
                Arguments.of("base", "-main"),
                Arguments.of("base", "main.lock"),
                Arguments.of("base", "a/.hidden"),
                Arguments.of("base", "a."),
                Arguments.of("base", "a b"),
                Arguments.of("base", "a~1"),
                Arguments.of("base", "a^"),
                Arguments.of("base", "a:b"),
                Arguments.of("base", "a*"),
                Arguments.of("head", "a:b:c"),
                Arguments.of("head", ":main"),
                Arguments.of("head", "o/o:main"),
                Arguments.of("path", ".git/config"),
                Arguments.of("path", "a/.GIT/hooks/pre-commit"),
                Arguments.of("path", ".git"),
                Arguments.of("path", "a/./b"),
                Arguments.of("workflow_file", "../ci.yml"),
                Arguments.of("workflow_file", "workflows/ci.yml"),
                Arguments.of("workflow_file", "ci"),
                Arguments.of("base", "refs/tags/v1"),
                Arguments.of("base", "a?b"),
                Arguments.of("base", "a[1]"),
                Arguments.of("base", "a@{1}"),
                Arguments.of("base", "@"),
                Arguments.of("base", "a//b"),
                Arguments.of("base", "\u00fc".repeat(123)),
                Arguments.of("path", ".git. /config"),
                Arguments.of("path", ".g\u200cit/config"),
                Arguments.of("path", "GIT~1/config"),
                Arguments.of("path", "src\\main"),
                Arguments.of("path", "a\ud800"),
                Arguments.of("workflow_file", "ci.json"),
                Arguments.of("workflow_file", ".yml"));
    }

    @ParameterizedTest
    @MethodSource("wrongNames")
    void refuses_names_that_git_or_github_do_not_have(String argument, String name) {
        assertThatThrownBy(() -> CHECKS.get(argument).apply(name)).isInstanceOf(InvalidArgumentException.class);
    }

    static Stream<Arguments> goodNames() {
        return Stream.of(
                Arguments.of("owner", "octocat"),
                Arguments.of("owner", "octo-cat"),
                Arguments.of("owner", "octocat_corp"),
                Arguments.of("repo", "Hello-World"),
                Arguments.of("repo", ".github"),
                Arguments.of("repo", "a.b_c-d"),
                Arguments.of("base", "main"),
                Arguments.of("base", "feature/login"),
                Arguments.of("base", "dependabot/npm_and_yarn/lodash-4.17.21"),
                Arguments.of("base", "user@work+1=2"),
                Arguments.of("ref", "refs/tags/v1.2.0"),
                Arguments.of("ref", "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d"),
                Arguments.of("head", "octocat:feature/login"),
                Arguments.of("head", "feature"),
                Arguments.of("base", "fix/#123"),
                Arguments.of("base", "gr\u00f6\u00dfe"),
                Arguments.of("base", "100%"),
                Arguments.of("base", "{x}/${body}"),
                Arguments.of("base", "a;b|c!'\"&<>$()"),
                Arguments.of("ref", "renovate/npm-@types-node-20.x"),
                Arguments.of("head", "octocat:fix/#123"),
                Arguments.of("path", "C#/Program.cs"),
                Arguments.of("path", "100%.md"),
                Arguments.of("path", "50%25.md"),
                Arguments.of("path", "{{cookiecutter.slug}}/README.md"),
                Arguments.of("path", "what?/${env:AUTH_TOKEN}.txt"),
                Arguments.of("path", " lead and trail /*.md"),
                Arguments.of("path", "\ud83d\udc68\u200d\ud83d\udc69/:colon:|pipe<tag>\"q\".md"),
                Arguments.of("path", "CON/nul.txt"),
                Arguments.of("workflow_file", "Build & Test #1.yml"),
                Arguments.of("workflow_file", "pr\u00fcfung.yaml"),
                Arguments.of("path", "README.md"),
                Arguments.of("path", ".github/workflows/ci.yml"),
                Arguments.of("path", "src/app/[slug]/page (1).tsx"),
                Arguments.of("path", "docs/über uns/日本語.md"),
                Arguments.of("path", "a..b/c"),
                Arguments.of("workflow_file", "ci.yml"),
                Arguments.of("workflow_file", "release.yaml"),
                Arguments.of("workflow_file", "161335"));
    }

    @ParameterizedTest
    @MethodSource("goodNames")
    void keeps_good_names_as_they_are(String argument, String name) {
        assertThat(CHECKS.get(argument).apply(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "base, refs/heads/main, main",
        "base, refs/heads/feature/x, feature/x",
        "head, octocat:refs/heads/x, octocat:x",
        "head, refs/heads/x, x",
        "workflow_file, .github/workflows/ci.yml, ci.yml",
        "workflow_file, /.github/workflows/ci.yaml, ci.yaml",
        "workflow_file, ./.github/workflows/ci.yml, ci.yml",
    })
    void puts_names_into_the_spelling_that_github_knows(String argument, String given, String known) {
        assertThat(CHECKS.get(argument).apply(given)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base | a b | it contains a space",
                "base | a^b | it contains '^'",
                "base | x.lock | ends with '.lock'",
                "path | /etc/passwd | write it as in \"etc/passwd\"",
                "path | docs/ | write it as in \"docs\"",
                "path | ../x | it contains '..' as a folder",
                "path | a\\b | write '/' between folders",
                "path | a%2Fb | it contains '%2F'",
                "path | .git/config | its own folder '.git'",
                "workflow_file | ci | does not end with .yml",
                "workflow_file | other/ci.yml | in another folder",
            })
    void says_in_words_why_a_name_is_none(String argument, String name, String reason) {
        assertThatThrownBy(() -> CHECKS.get(argument).apply(name)).hasMessageContaining(reason);
    }
}
