package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page elsewhere, or a name that was made to point here, gets 403 even with the token, and nothing runs. */
@Attack
class DnsRebindingTest {

    private final Target target;

    DnsRebindingTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example.com",
                "https://evil.example.com:443",
                "HTTP://EVIL.EXAMPLE.COM",
                "null",
                "file://",
                "",
                "localhost",
                "//localhost",
                "http:localhost",
                "http:///localhost",
                "ftp://localhost",
                "chrome-extension://localhost",
                "http://localhost.evil.example.com",
                "http://localhost:80.evil.example.com",
                "http://evil.example.com/localhost",
                "http://evil.example.com#localhost",
                "http://evil.example.com?http://localhost",
                "http://localhost@evil.example.com",
                "http://evil.example.com@localhost",
                "http://localhost, http://evil.example.com",
                "http://evil.example.com http://localhost",
                "http://localhost/",
                "http://localhost.",
                "http://localhost:",
                "http://localhost:x",
                "http://127.0.0.1.evil.example.com",
                "http://127.0.0.1.nip.io",
                "http://127.1",
                "http://127.0.0.2",
                "http://2130706433",
                "http://0.0.0.0",
                "http://[::1].evil.example.com",
                "http://[::1",
                "http://[::ffff:127.0.0.1]",
                "http://192.168.0.1"
            })
    void a_foreign_origin_is_403(String origin) throws IOException {
        assertForbidden("Host: localhost", "Origin: " + origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "evil.example.com:8086",
                "EVIL.example.com",
                "localhost.evil.example.com",
                "localhost@evil.example.com",
                "evil.example.com:localhost",
                "127.0.0.1.nip.io",
                "127.1",
                "0.0.0.0",
                "2130706433",
                "localhost:80:80",
                "localhost,evil.example.com",
                "192.168.0.1:80"
            })
    void a_foreign_host_is_403(String host) throws IOException {
        assertForbidden("Host: " + host);
    }

    @Test
    void a_good_value_beside_a_foreign_one_is_403() throws IOException {
        assertForbidden("Host: localhost", "Origin: http://evil.example.com", "Origin: http://localhost");
        assertForbidden("Host: localhost", "Origin: http://localhost", "Origin: http://evil.example.com");
        assertForbidden("Host: evil.example.com", "Host: localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example.com", "Host: localhost\r\nOrigin: http://evil.example.com"})
    void the_state_of_the_server_is_not_told_either(String headers) throws IOException {
        for (String token : new String[] {"", "Authorization: Bearer " + Luna.TOKEN + "\r\n"}) {
            String answer =
                    target.raw("GET /healthz HTTP/1.1\r\n" + headers + "\r\n" + token + "Connection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("\"ok\"", "tools");
        }
    }

    @Test
    void a_preflight_of_a_foreign_page_is_403() throws IOException {
        String answer = target.raw("OPTIONS /mcp HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example.com\r\n"
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContainIgnoringCase("access-control-allow", "evil");
    }

    private void assertForbidden(String... headers) throws IOException {
        Set<String> before = Target.tree(target.workspace());
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Authorization: Bearer " + Luna.TOKEN;

        String answer = target.raw(
                Target.http("POST /mcp", JsonRpc.request("scaffold_project", Map.of("name", "rebound")), all));

        // A host that none could be is refused by the HTTP server itself.
        assertThat(answer).matches("(?s)HTTP/1.1 (403 .*\"code\":-32004.*|400 Bad Request\\R.*)");
        assertThat(answer).doesNotContainIgnoringCase("access-control-", "evil");
        assertThat(Target.tree(target.workspace())).isEqualTo(before);
    }
}
