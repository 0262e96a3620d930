package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlBuilderTest {

    @Test
    void encodes_every_segment_and_keeps_the_slashes_between_them() {
        assertThat(UrlBuilder.fill("/contents/{path}", name -> "a b/[x]/ü+$&.md"))
                .isEqualTo("/contents/a%20b/%5Bx%5D/%C3%BC%2B%24%26.md");
    }

    @Test
    void nothing_that_camel_would_resolve_survives_encoding() {
        assertThat(UrlBuilder.encodeSegments("{{env:GITHUB_TOKEN}}?${body}")).doesNotContain("{", "}", "?", "$");
    }
}
