package dev.luna.mcp.builtin.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestRequestTest {

    private static RestRequest request(String method) {
        return new RestRequest(method, "/repos/o/r/contents/f", "", null, false);
    }

    @Test
    void a_query_value_cannot_become_another_parameter() {
        RestRequest request = request("GET").with("ref", "a/b&page=2#x%").with("n", 3);

        assertThat(request.query()).isEqualTo("ref=a%2Fb%26page%3D2%23x%25&n=3");
    }

    @Test
    void its_text_shows_neither_query_nor_body() {
        RestRequest request = request("PUT").with("ref", "b").sending("secret");

        assertThat(request).hasToString("PUT /repos/o/r/contents/f");
    }
}
