package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCheckTest {

    private final OriginCheck local = new OriginCheck("https://luna.example.org", "127.0.0.1");
    private final OriginCheck open = new OriginCheck("", "0.0.0.0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "evil.example.com:8086",
                "127.0.0.1.evil.example.com",
                "localhost:x",
                "localhost:",
                ""
            })
    void a_foreign_host_is_refused_on_a_local_address(String host) {
        assertThatThrownBy(() -> local.check(null, host))
                .isInstanceOf(ForbiddenOriginException.class)
                .hasMessageContaining("LUNA_ALLOWED_ORIGINS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8086", "127.0.0.1:1", "[::1]", "[::1]:8086", "luna.example.org"})
    void local_names_and_hosts_of_allowed_origins_pass(String host) {
        assertThatCode(() -> local.check(null, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.internal:8086", "10.0.0.7"})
    void any_host_passes_where_the_server_is_open_to_the_network(String host) {
        assertThatCode(() -> open.check(null, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example.com", "null", "", "file://", "http://127.0.0.1.nip.io"})
    void a_foreign_origin_is_refused_wherever_the_server_listens(String origin) {
        assertThatThrownBy(() -> open.check(origin, "mcp.internal")).isInstanceOf(ForbiddenOriginException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bla bla", "luna.example.org", "https://luna.example.org/", "https://a@b"})
    void what_is_no_origin_is_named_at_start(String origin) {
        assertThatThrownBy(() -> new OriginCheck("https://luna.example.org," + origin, "127.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUNA_ALLOWED_ORIGINS")
                .hasMessageContaining("'" + origin + "'");
    }
}
