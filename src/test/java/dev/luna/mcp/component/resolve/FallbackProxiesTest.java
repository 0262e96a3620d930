package dev.luna.mcp.component.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FallbackProxiesTest {

    @Test
    void a_proxy_of_the_settings_becomes_one_of_maven() {
        FallbackProxies proxies = new FallbackProxies(Map.of(
                "luna.outbound.https-proxy", "http://me:s%20t@proxy.example:3128",
                "luna.outbound.no-proxy", "intern.example, .corp, 10.0.0.0/8"));
        assertThat(proxies.asMaven()).singleElement().satisfies(proxy -> {
            assertThat(proxy.getProtocol()).isEqualTo("https");
            assertThat(proxy.getHost()).isEqualTo("proxy.example");
            assertThat(proxy.getPort()).isEqualTo(3128);
            assertThat(proxy.getUsername()).isEqualTo("me");
            assertThat(proxy.getPassword()).isEqualTo("s t");
            assertThat(proxy.getNonProxyHosts()).isEqualTo("intern.example|*.intern.example|corp|*.corp");
        });
    }

    @Test
    void without_a_proxy_there_is_none() {
        assertThat(new FallbackProxies(Map.of("luna.outbound.https-proxy", "")).asMaven())
                .isEmpty();
    }
}
