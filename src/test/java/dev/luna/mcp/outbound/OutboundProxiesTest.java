package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.config.ProxyAddress;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.UpstreamException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way to a host is permitted when there are proxies. */
class OutboundProxiesTest {

    private static final OutboundProxies BOTH = OutboundProxies.of(
            "http://plain.example:3128",
            "http://secure.example:3129",
            "skipped.example, .below.example, *.star.example, port.example:8443, 198.41.0.0/24, [2606:4700::1]");

    private static final OutboundPolicy POLICY =
            new OutboundPolicy("listed.example,10.1.0.0/16", OutboundProxiesTest::lookUp).through(BOTH);

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "inside.example" -> addresses("10.0.0.1");
            case "allowed.example" -> addresses("10.1.0.1");
            case "listed.example" -> addresses("192.168.0.1");
            case "mixed.example" -> addresses("10.0.0.1", "93.184.216.34");
            case "range.example" -> addresses("198.41.0.4");
            default -> {
                if (host.contains("nowhere") || host.endsWith(".999")) {
                    throw new UnknownHostException(host);
                }
                yield host.matches("[0-9.]+|.*:.*") ? addresses(host) : addresses("93.184.216.34");
            }
        };
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    @ParameterizedTest
    @CsvSource({
        "http, public.example, 80, plain.example:3128",
        "https, public.example, 443, secure.example:3129",
        "HTTPS, Public.Example., 443, secure.example:3129",
        "https, 93.184.216.34, 443, secure.example:3129",
        "https, nowhere.example.org, 443, secure.example:3129",
        "https, notskipped.example, 443, secure.example:3129",
        "https, port.example, 443, secure.example:3129",
        "https, skipped.example, 443,",
        "https, a.skipped.example, 443,",
        "https, a.below.example, 443,",
        "https, a.b.star.example, 443,",
        "https, port.example, 8443,",
        "https, range.example, 443,",
        "https, '[2606:4700::1]', 443,",
        "https, allowed.example, 443,",
        "https, listed.example, 443,",
        "https, mixed.example, 443,"
    })
    void public_hosts_are_reached_through_the_proxy_and_others_direct(
            String scheme, String host, int port, String proxy) {
        OutboundWay way = POLICY.way(scheme, host, port);

        assertThat(way.proxy().map(ProxyAddress::toString).orElse(null)).isEqualTo(proxy);
        assertThat(way.addresses().isEmpty()).isEqualTo(proxy != null);
        assertThat(way.addresses())
                .noneMatch(address -> address.getHostAddress().equals("10.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside.example", "127.0.0.1", "169.254.169.254", "[::1]", "10.0.0.9"})
    void a_host_that_is_private_here_stays_refused(String host) {
        assertThatThrownBy(() -> POLICY.way("https", host, 443))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("LUNA_OUTBOUND_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "nowhere.local",
                "nowhere.internal",
                "nowhere.corp",
                "a.nowhere.home.arpa",
                "nowhere.internal..",
                "127.0.0.999",
                "nowhere.0x7f",
                "nowhere.skipped.example"
            })
    void a_name_that_cannot_be_public_is_never_left_to_the_proxy(String host) {
        assertThatThrownBy(() -> POLICY.way("https", host, 443))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("does not resolve");
    }

    @ParameterizedTest
    @CsvSource({"'*', false", "'', true", "'a.example,*', false"})
    void a_star_switches_the_proxies_off(String without, boolean proxied) {
        OutboundPolicy policy = new OutboundPolicy("", OutboundProxiesTest::lookUp)
                .through(OutboundProxies.of("", "proxy.example:3128", without));
        assertThat(policy.way("https", "public.example", 443).proxy().isPresent())
                .isEqualTo(proxied);
        assertThat(policy.way("http", "public.example", 80).proxy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy.example:1080",
                "https://proxy.example",
                "http://u:hunter22@",
                "proxy.example:99999",
                "http://u:hunter%2@proxy.example",
                "http://proxy.example/hunter2"
            })
    void what_is_no_proxy_is_refused_without_showing_it(String url) {
        assertThatThrownBy(() -> OutboundProxies.of("", url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hunter");
    }
}
