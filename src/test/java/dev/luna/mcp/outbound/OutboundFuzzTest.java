package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Any text as a URL, any address behind a name: refused, or harmless. */
class OutboundFuzzTest {

    @Property(seed = "1")
    void a_url_is_refused_or_means_one_thing(@ForAll("urls") String text) {
        try {
            UntrustedUrl url = UntrustedUrl.parse(text);

            URI read = URI.create(url.toString());
            assertThat(read.getScheme()).isIn("http", "https");
            assertThat(read.getHost()).isEqualTo(url.host());
            assertThat(read.getRawUserInfo()).isNull();
            assertThat(read.getRawFragment()).isNull();
            assertThat(url.toString()).matches("[!-~]+").doesNotContain("{", "}", "\\", "^", "`", "<", ">", "\"");
            assertThat(UntrustedUrl.parse(url.toString())).hasToString(url.toString());
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).startsWith("The URL");
        }
    }

    @Property(seed = "2")
    void a_redirect_is_refused_or_means_one_thing(@ForAll("urls") String target) {
        try {
            a_url_is_refused_or_means_one_thing(UntrustedUrl.parse("https://example.com/a/b?c")
                    .redirect(target)
                    .toString());
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).startsWith("The URL");
        }
    }

    @Property(seed = "3")
    void an_address_of_ipv4_is_refused_unless_public(@ForAll @Size(4) byte[] address) throws UnknownHostException {
        assertRefusedUnlessPublic(InetAddress.getByAddress(address));
    }

    @Property(seed = "4")
    void an_address_of_ipv6_is_refused_unless_public(@ForAll("ipv6") byte[] address) throws UnknownHostException {
        assertRefusedUnlessPublic(InetAddress.getByAddress(address));
    }

    private static void assertRefusedUnlessPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || bytes.length == 16 && (bytes[0] & 0xe0) != 0x20;
        try {
            new OutboundPolicy("", name -> new InetAddress[] {address}).check("name.example.com", 80);

            assertThat(special).as(address.toString()).isFalse();
        } catch (InvalidArgumentException e) {
            assertThat(e.getMessage()).contains("LUNA_OUTBOUND_ALLOW");
        }
    }

    @Provide
    Arbitrary<byte[]> ipv6() {
        Arbitrary<Byte> mostlyZero =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(2, Arbitraries.bytes()));
        return mostlyZero.array(byte[].class).ofSize(16);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> any = Arbitraries.of(
                        "http",
                        "https",
                        "HTTP",
                        "ftp",
                        "file",
                        ":",
                        "://",
                        "/",
                        "//",
                        "\\",
                        "@",
                        "user:pw@",
                        "localhost",
                        "127.0.0.1",
                        "0x7f.1",
                        "2130706433",
                        "[::1]",
                        "[::ffff:127.0.0.1]",
                        "[fe80::1%25lo]",
                        "%",
                        "%2e",
                        "%00",
                        "..",
                        "?",
                        "#",
                        "&",
                        "=",
                        "{{env:X}}",
                        "${x}",
                        " ",
                        "\t",
                        "\r\n",
                        "\u0000",
                        "\u2460",
                        "\u3002",
                        "\u00e9",
                        "\ud800",
                        "example.com",
                        ".",
                        ":80",
                        ":0",
                        ":99999",
                        "a",
                        "x".repeat(2000))
                .list()
                .ofMaxSize(10)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(any, any.map(rest -> "http://example.com" + rest), any.map(rest -> "http://" + rest));
    }
}
