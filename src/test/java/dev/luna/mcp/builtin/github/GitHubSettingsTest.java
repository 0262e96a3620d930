package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.MissingSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com/user",
        "https://api.github.com/, https://api.github.com/user",
        "https://ghe.example.com/api/v3, https://ghe.example.com/api/v3/user",
        "https://ghe.example.com/api/v3/, https://ghe.example.com/api/v3/user",
        "http://localhost:8080, http://localhost:8080/user",
    })
    void takes_bases_with_and_without_a_path(String base, String resolved) {
        assertThat(GitHubSettings.of(base, "").resolve("/user")).hasToString(resolved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.github.com",
                "ftp://api.github.com",
                "https:///api/v3",
                "https://user:password@ghe.example.com",
                "https://ghe.example.com?x=1",
                "https://ghe.example.com#x",
                "https://ghe example.com"
            })
    void refuses_other_bases_without_repeating_them(String base) {
        assertThatThrownBy(() -> GitHubSettings.of(base, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GITHUB_API_URL")
                .hasMessageNotContaining("password");
    }

    @Test
    void says_which_variable_to_set_for_a_token() {
        assertThatThrownBy(
                        () -> GitHubSettings.of("https://api.github.com", " ").requireToken())
                .isInstanceOf(MissingSettingException.class)
                .hasMessageContaining("GITHUB_TOKEN");
        assertThatCode(() -> GitHubSettings.of("https://api.github.com", "t").requireToken())
                .doesNotThrowAnyException();
    }

    @Test
    void hides_the_token() {
        GitHubSettings settings = GitHubSettings.of("https://api.github.com", "ghp_secret");

        assertThat(settings.toString()).doesNotContain("ghp_secret");
        assertThat(settings.withoutToken("Bearer ghp_secret!")).isEqualTo("Bearer [token]!");
    }
}
