package dev.luna.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OriginCheckTest {

    private final OriginCheck local = new OriginCheck("https://luna.example.org", false, "127.0.0.1");
    private final OriginCheck open = new OriginCheck("", false, "0.0.0.0");

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
    @ValueSource(
            strings = {
                "bla bla",
                "*",
                "*.app",
                "https://*",
                "https://*.app",
                "*ngrok-free.app",
                "a.*.example.org",
                "luna.example.org:443",
                "https://luna.example.org/",
                "https://a@b"
            })
    void what_is_neither_origin_nor_host_is_named_at_start(String origin) {
        assertThatThrownBy(() -> new OriginCheck("https://luna.example.org," + origin, false, "127.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUNA_ALLOWED_ORIGINS")
                .hasMessageContaining("'" + origin + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "*.ngrok-free.app, abc-12.ngrok-free.app",
        "*.NGROK-free.app, a.b.ngrok-free.app:443",
        "https://*.example.org, x.example.org",
        "luna.example.org, LUNA.example.org:8443"
    })
    void a_host_that_an_entry_names_passes(String entry, String host) {
        OriginCheck check = new OriginCheck(entry, false, "127.0.0.1");
        assertThatCode(() -> check.check(null, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "*.ngrok-free.app, ngrok-free.app",
        "*.ngrok-free.app, evilngrok-free.app",
        "*.ngrok-free.app, abc.ngrok-free.app.evil.example.com",
        "*.ngrok-free.app, abc.ngrok-freexapp",
        "*.ngrok-free.app, .ngrok-free.app",
        "*.ngrok-free.app, a@b.ngrok-free.app",
        "luna.example.org, x.luna.example.org"
    })
    void a_host_that_an_entry_does_not_name_is_refused(String entry, String host) {
        OriginCheck check = new OriginCheck(entry, false, "127.0.0.1");
        assertThatThrownBy(() -> check.check(null, host)).isInstanceOf(ForbiddenOriginException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://*.example.org, https://a.example.org, true",
        "https://*.example.org, http://a.example.org, false",
        "https://*.example.org, https://a.example.org:8443, false",
        "https://*.example.org, https://example.org, false",
        "https://*.example.org, https://a.example.org.evil.example.com, false",
        "https://*.example.org:8443, https://a.b.example.org:8443, true",
        "*.example.org, https://a.example.org, false",
        "luna.example.org, https://luna.example.org, false"
    })
    void a_page_may_call_only_from_an_entry_with_a_scheme(String entry, String origin, boolean allowed) {
        assertThat(new OriginCheck(entry, false, "127.0.0.1").isAllowedOrigin(origin))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ngrok-free.app", "a.ngrok-free.dev", "a.ngrok.io", "a.trycloudflare.com"})
    void a_tunnel_is_taken_when_the_owner_says_so(String host) {
        assertThatCode(() -> new OriginCheck("", true, "127.0.0.1").check(null, host))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> local.check(null, host))
                .hasMessageContaining("--tunnel")
                .hasMessageContaining("LUNA_ALLOWED_ORIGINS=*" + host.substring(1));
    }

    @Test
    void the_log_names_what_was_refused_once_in_a_while() {
        Logger logger = (Logger) LoggerFactory.getLogger(OriginCheck.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            OriginCheck check = new OriginCheck("", false, "127.0.0.1");
            for (String host : List.of("abc.ngrok-free.app", "def.ngrok-free.app", "evil\u001b[31m")) {
                assertThatThrownBy(() -> check.check(null, host)).isInstanceOf(ForbiddenOriginException.class);
            }
            assertThatThrownBy(() -> new OriginCheck("", false, "127.0.0.1").check("http://x\u001b", null))
                    .isInstanceOf(ForbiddenOriginException.class);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "403 for the host name 'abc.ngrok-free.app'",
                                    "LUNA_ALLOWED_ORIGINS=*.ngrok-free.app"))
                    .anySatisfy(line -> assertThat(line).contains("403 for the origin '(not printable)'"));
        } finally {
            logger.detachAppender(log);
        }
    }
}
