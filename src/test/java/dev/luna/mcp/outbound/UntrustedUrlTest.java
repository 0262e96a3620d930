package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://example.com, http://example.com/",
        "HTTP://Example.COM:8080/A?b=C#d, http://example.com:8080/A?b=C",
        "http://127.0.0.1:8000/, http://127.0.0.1:8000/",
        "http://1.2.3.4.example/, http://1.2.3.4.example/",
        "https://example.com?x=1, https://example.com/?x=1",
        "http://[::1]:80/, http://[::1]:80/",
        "http://example.com/%7B%7Benv:PATH%7D%7D, http://example.com/%7B%7Benv:PATH%7D%7D",
        "http://example.com/a%20b?q=%24%7Bbody%7D, http://example.com/a%20b?q=%24%7Bbody%7D",
        "http://example.com/caf\u00e9, http://example.com/caf%C3%A9",
        "' http://example.com/a ', http://example.com/a",
        "'\thttp://example.com/\n', http://example.com/",
        "'\u00a0http://example.com/', http://example.com/",
        "http://b\u00fccher.example/\u00e4, http://xn--bcher-kva.example/%C3%A4",
        "https://B\u00dcCHER.example:8443?q=\u00e4, https://xn--bcher-kva.example:8443/?q=%C3%A4",
        "http://\u0938\u094d\u091f\u093f\u0915\u0930.example/, http://xn--11bt6c3azb8e.example/",
        "http://\u4f8b\u5b50\u3002example/, http://xn--fsqu00a.example/",
        "http://\uff11\uff12\uff17.0.0.1/, http://127.0.0.1/",
        "http://example.com/RAW(x)?a=RAW(y), http://example.com/RAW(x)?a=RAW(y)",
    })
    void is_written_anew(String text, String url) {
        assertThat(UntrustedUrl.parse(text)).hasToString(url);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "example.com/x.png",
                "//example.com/",
                "file:///etc/passwd",
                "ftp://example.com/",
                "jar:http://x!/",
                "http:example.com",
                "http:///x",
                "http://",
                "http://user@example.com/",
                "http://u:p@example.com/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:x/",
                "http://exa mple.com/",
                "http://example.com/{{env:PATH}}",
                "http://{{env:PATH}}/",
                "http://example.com/${body}",
                "http://example.com/?q={{env:PATH}}",
                "http://example.com/a b",
                "http://example.com\\@10.0.0.1/",
                "http://example.com/%zz",
                "http://stra\u00dfe.example/",
                "http://a\u200db.example/",
                "http://a\u2100b.example/",
                "http://user@ex\u00e4mple.com/",
                "http://\uff11\uff12\uff17.1/",
                "http://\u2460.example:99999/",
                "http://exa\u00a0mple.com/",
                "http://a_b.example/",
                "javascript:alert(1)",
                "http://%31%32%37.0.0.1/",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7f000001/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://1.0x1/"
            })
    void is_refused_when_it_is_not_plainly_an_http_url(String text) {
        assertThatThrownBy(() -> UntrustedUrl.parse(text)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void has_a_longest_length() {
        assertThatThrownBy(() -> UntrustedUrl.parse("http://example.com/" + "a".repeat(2048)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2048");
    }

    @ParameterizedTest
    @CsvSource({
        "/b, http://example.com/b",
        "b?c, http://example.com/a/b?c",
        "https://other.example/x, https://other.example/x",
        "//other.example/x, http://other.example/x",
        "' /b ', http://example.com/b",
        "https://b\u00fccher.example/x, https://xn--bcher-kva.example/x",
    })
    void is_redirected_as_browsers_do(String location, String target) {
        assertThat(UntrustedUrl.parse("http://example.com/a/index").redirect(location))
                .hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://u:p@example.com/", "http://{{env:PATH}}/", "mailto:x@y"})
    void is_not_redirected_to_anything_that_is_refused_directly(String location) {
        UntrustedUrl url = UntrustedUrl.parse("http://example.com/");
        assertThatThrownBy(() -> url.redirect(location)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void knows_its_port() {
        assertThat(UntrustedUrl.parse("http://example.com/").port()).isEqualTo(80);
        assertThat(UntrustedUrl.parse("https://example.com/").port()).isEqualTo(443);
        assertThat(UntrustedUrl.parse("https://example.com:8443/").port()).isEqualTo(8443);
    }
}
