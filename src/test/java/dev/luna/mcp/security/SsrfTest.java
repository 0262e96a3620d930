package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of callers that point into the network of the server: refused after resolution, on every hop. */
@Attack
class SsrfTest {

    private final Target target;

    SsrfTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://LOCALHOST:PORT/",
                "http://localhost.:PORT/",
                "http://127.0.0.2:PORT/",
                "http://127.255.255.254:PORT/",
                "http://127.1:PORT/",
                "http://127.0.1:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f000001:PORT/",
                "http://0x7f.0.0.1:PORT/",
                "http://0X7F.1:PORT/",
                "http://017700000001:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://0177.0.0.01:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://127.0.0.256:PORT/",
                "http://0.0.0.0:PORT/",
                "http://0:PORT/",
                "http://0x0:PORT/",
                "http://[::1]:PORT/",
                "http://[0:0:0:0:0:0:0:1]:PORT/",
                "http://[::]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[64:ff9b:1::7f00:1]:PORT/",
                "http://[2002:7f00:1::]:PORT/",
                "http://[2001:0:7f00:1::]:PORT/",
                "http://[fe80::1]:PORT/",
                "http://[fe80::1%25lo]:PORT/",
                "http://[fe80::1%lo]:PORT/",
                "http://[fc00::1]:PORT/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://[ff02::1]:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://169.254.170.2/v2/credentials",
                "http://168.63.129.16/machine",
                "http://100.100.100.200/latest/meta-data/",
                "http://0xa9fea9fe/",
                "http://2852039166/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.254/",
                "http://192.168.1.1/",
                "http://192.0.0.192/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://user@127.0.0.1:PORT/",
                "http://example.com@127.0.0.1:PORT/",
                "http://example.com:80@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT@example.com/",
                "http://127.0.0.1:PORT\\@example.com/",
                "http://example.com\\@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT#@example.com/",
                "http://127.0.0.1:PORT?@example.com/",
                "http://127.0.0.1%00.example.com:PORT/",
                "http://127.0.0.1%2f@example.com/",
                "http://127.0.0.1 .example.com:PORT/",
                "http://127.0.0.1\t:PORT/",
                "http://127.0.0.1\r\nHost: example.com\r\n:PORT/",
                "http://\u2460\u2461\u2466.0.0.1:PORT/",
                "http://\uff11\uff12\uff17.0.0.1:PORT/",
                "http://127\u30020\u30020\u30021:PORT/",
                "http://localho\u017ft:PORT/",
                "http:///127.0.0.1:PORT/",
                "http:127.0.0.1:PORT/",
                "http:/127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "127.0.0.1:PORT",
                "http://127.0.0.1:0PORT/",
                "http://127.0.0.1:-1/",
                "http://127.0.0.1:99999/",
                "http://127.0.0.1:/",
                "http://:PORT/",
                "http://",
                "file:///etc/passwd",
                "file://127.0.0.1/etc/passwd",
                "ftp://127.0.0.1:PORT/",
                "gopher://127.0.0.1:PORT/_x",
                "dict://127.0.0.1:PORT/x",
                "ldap://127.0.0.1:PORT/x",
                "jar:http://127.0.0.1:PORT/x!/y",
                "netdoc:///etc/passwd",
                "data:image/png;base64,AAAA",
                "unix:///var/run/docker.sock",
                "https+unix://x/y",
                "view-source:http://127.0.0.1:PORT/",
                "url:http://127.0.0.1:PORT/"
            })
    void are_refused(String url) throws IOException {
        target.refuses("img_bw", Map.of("image_url", forbidden(url)));
        target.refuses("bw_remote", Map.of("image_url", forbidden(url)));
        target.refuses("git_clone", Map.of("url", forbidden(url) + "luna/hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://2130706433:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://user:password@localhost:PORT/",
                "file:///etc/passwd",
                "ftp://127.0.0.1:PORT/",
                "gopher://127.0.0.1:PORT/",
                "{{luna.url}}/x",
                "http://127.0.0.1:PORT\\@localhost/",
                "javascript:alert(1)",
                "http://",
                "/a b"
            })
    void are_refused_as_the_target_of_a_redirect(String url) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            target.services().resetAll();
            target.services()
                    .stubFor(get("/moved")
                            .willReturn(aResponse().withStatus(status).withHeader("Location", forbidden(url))));

            target.fails(400, -32602, "img_bw", Map.of("image_url", target.web("/moved")));

            assertThat(target.asked()).containsOnly("GET /moved");
        }
    }

    @Test
    void the_fifth_hop_is_checked_as_the_first() {
        for (int i = 0; i < 4; i++) {
            target.services()
                    .stubFor(
                            get("/" + i).willReturn(aResponse().withStatus(302).withHeader("Location", "/" + (i + 1))));
        }
        target.services()
                .stubFor(get("/4")
                        .willReturn(aResponse()
                                .withStatus(302)
                                .withHeader("Location", forbidden("http://127.0.0.1:PORT/"))));

        target.fails(400, -32602, "img_bw", Map.of("image_url", target.web("/0")));
    }

    @Test
    void what_the_owner_uses_himself_is_not_for_callers() throws IOException {
        String own = target.settings().get("luna.url");

        assertThat(target.refuses("img_bw", Map.of("image_url", own))).contains("LUNA_OUTBOUND_ALLOW");
        target.refuses("img_bw", Map.of("image_url", target.settings().get("luna.github-api-url")));
        target.refuses("git_clone", Map.of("url", own + "/hello"));
    }

    private String forbidden(String url) {
        return url.replace("PORT", String.valueOf(target.forbiddenPort()));
    }
}
