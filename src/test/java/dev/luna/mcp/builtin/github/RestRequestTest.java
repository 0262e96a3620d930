package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class RestRequestTest {

    @Test
    void encodes_every_segment_and_keeps_the_slashes_between_them() {
        RestRequest request = RestRequest.get("octocat", "Hello-World", "contents", "a b/[x]/ü+$&.md");

        assertThat(request.path()).isEqualTo("/repos/octocat/Hello-World/contents/a%20b/%5Bx%5D/%C3%BC%2B%24%26.md");
    }

    @Test
    void a_query_value_cannot_become_another_parameter() {
        RestRequest request = RestRequest.get("o", "r", "contents", "f")
                .with("ref", "a/b&page=2#x%")
                .with("n", 3);

        assertThat(request.query()).isEqualTo("ref=a%2Fb%26page%3D2%23x%25&n=3");
    }

    @Test
    void nothing_that_camel_would_resolve_survives_encoding() {
        RestRequest request = RestRequest.get("o", "r", "{{env:GITHUB_TOKEN}}?${body}");

        assertThat(request.path()).doesNotContain("{", "}", "?", "$");
    }

    @Test
    void checks_owner_and_repository_itself() {
        assertThatThrownBy(() -> RestRequest.get("..", "r", "issues")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> RestRequest.post("o", "..", "issues")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void its_text_shows_neither_query_nor_body() {
        RestRequest request =
                RestRequest.put("o", "r", "contents", "f").with("ref", "b").sending("secret");

        assertThat(request).hasToString("PUT /repos/o/r/contents/f");
    }
}
