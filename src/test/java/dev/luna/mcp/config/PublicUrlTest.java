package dev.luna.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @Test
    void the_parts_of_a_url() {
        PublicUrl url =
                PublicUrl.parse("https://tools.example.org:8443/luna/mcp").orElseThrow();

        assertThat(url.origin()).isEqualTo("https://tools.example.org:8443");
        assertThat(url.host()).isEqualTo("tools.example.org");
        assertThat(url.path()).isEqualTo("/luna/mcp");
        assertThat(url).hasToString("https://tools.example.org:8443/luna/mcp");
    }

    @Test
    void no_setting_is_no_url() {
        assertThat(PublicUrl.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.example.org/mcp",
                "ftp://tools.example.org/mcp",
                "https://tools.example.org",
                "https://tools.example.org/",
                "https://tools.example.org/mcp/",
                "https://tools.example.org/mcp?a=b",
                "https://tools.example.org/mcp#a",
                "https://ann:secret@tools.example.org/mcp",
                "https://Tools.example.org/mcp",
                "https://tools.example.org/a/../mcp",
                "HTTPS://tools.example.org/mcp",
                "https:///mcp",
                "https://tools.example.org /mcp",
                "mcp"
            })
    void a_url_that_clients_would_not_write_is_refused(String setting) {
        assertThatThrownBy(() -> PublicUrl.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("LUNA_PUBLIC_URL", "https://tools.example.org/mcp", setting);
    }
}
